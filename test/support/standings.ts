import type { Kysely } from 'kysely';
import { firstDay } from '../../src/engine/periods.ts';
import type { Tables } from '../../src/store/tables.ts';

/**
 * Lists what is wrong with the standings, once everything is folded: they must be the totals, added up, except those of
 * members who are being erased.
 */
export const wrongStandings = async (db: Kysely<Tables>): Promise<string[]> => {
  const boards = await db
    .selectFrom('leaderboards')
    .innerJoin('channels as place', 'place.id', 'leaderboards.placeId')
    .selectAll('leaderboards')
    .select(['place.platform', 'place.workspace'])
    .execute();
  const members = await db.selectFrom('members').selectAll().execute();
  const leaving = new Set(members.filter(({ erasedAt }) => (erasedAt ?? null) !== null).map(({ id }) => id));
  const hidden = new Set(members.filter(({ offBoards }) => (offBoards ?? null) !== null).map(({ id }) => id));
  const all = await db
    .selectFrom('totals')
    .innerJoin('channels', 'channels.id', 'totals.channelId')
    .selectAll('totals')
    .select(['channels.platform', 'channels.workspace'])
    .execute();
  const totals = all.filter(({ memberId }) => !leaving.has(memberId));
  const standings = await db.selectFrom('standings').selectAll().execute();
  const counts = await db.selectFrom('standingCounts').selectAll().execute();
  const wrong: string[] = all
    .filter((total) => total.points !== total.foldedPoints || total.answers !== total.foldedAnswers)
    .map(({ channelId, memberId, date }) => `the total of ${memberId} in ${channelId} on ${date} is waiting`);
  for (const board of boards) {
    const expected = new Map<number, [points: number, answers: number, right: number]>();
    for (const total of totals) {
      const isHere =
        board.scope === 'channel'
          ? total.channelId === board.placeId
          : total.platform === board.platform && total.workspace === board.workspace;
      const isIn = board.since === firstDay(board.period, total.date);
      if (board.kept === 0 || !isHere || !isIn || (board.game !== 'all' && board.game !== total.game))
        continue;
      const [points, answers, right] = expected.get(total.memberId) ?? [0, 0, 0];
      expected.set(total.memberId, [points + total.points, answers + total.answers, right + total.correct]);
    }
    for (const [member, [, answers]] of expected) if (answers === 0) expected.delete(member);
    const seen = [...expected].filter(([member]) => !hidden.has(member)).map(([, sums]) => sums);
    const having = Map.groupBy(seen, ([points]) => points);
    const { id, placeId, scope, game, period, since } = board;
    const of = `${scope} ${placeId}, ${game}, ${period} ${since}`;
    const own = <R extends { boardId: number }>(rows: readonly R[]) =>
      rows.filter((row) => row.boardId === id);
    wrong.push(
      ...unlike(
        `standings of ${of}`,
        [...expected].map(([member, sums]) => `${member}: ${sums.join(' ')}`),
        own(standings).map((row) => `${row.memberId}: ${row.points} ${row.answers} ${row.correct}`),
      ),
      ...unlike(
        `counts of ${of}`,
        [...having].map(([points, members]) => `${points}: ${members.length}`),
        own(counts).map(({ points, members }) => `${points}: ${members}`),
      ),
    );
  }
  const given = totals.filter(({ answers }) => answers > 0);
  const dates = new Set(given.map(({ channelId, date, game }) => `${channelId} ${game} ${date}`));
  for (const day of dates) {
    const [channel, game, date] = day.split(' ');
    const has = boards.some(
      (board) =>
        `${board.placeId}` === channel &&
        board.scope === 'channel' &&
        board.game === game &&
        board.since === date,
    );
    if (!has) wrong.push(`there is no leaderboard of ${day}`);
  }
  return wrong;
};

const unlike = (of: string, expected: readonly string[], found: readonly string[]): string[] =>
  expected.toSorted().join('; ') === found.toSorted().join('; ')
    ? []
    : [`${of}: ${found.toSorted().join('; ')}\n  not ${expected.toSorted().join('; ')}`];
