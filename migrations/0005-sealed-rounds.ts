import { type Kysely, sql } from 'kysely';

/** Takes the answers to rounds that are open, and reveal at the close, out of the totals: they are added when it closes. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    update totals
    set points = totals.points - s.points, answers = totals.answers - s.answers, correct = totals.correct - s.correct
    from (
      select r.channel_id, a.member_id, a.date, r.game,
        sum(a.points) as points, count(*) as answers, sum(a.correct) as correct
      from answers a join rounds r on r.id = a.round_id
      where r.reveal = 'close' and r.closed_at is null
      group by r.channel_id, a.member_id, a.date, r.game
    ) s
    where totals.channel_id = s.channel_id and totals.member_id = s.member_id
      and totals.date = s.date and totals.game = s.game`.execute(db);
  await sql`delete from totals where answers = 0`.execute(db);
};
