import type { Kysely } from 'kysely';
import type { OutageLog } from '../../bot/outbox/outage-log.ts';
import type { Outages } from '../../features/outages/repository.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of outages. */
export const outages = (db: Kysely<Tables>): Outages & OutageLog => {
  const select = () =>
    db
      .selectFrom('outages')
      .innerJoin('channels', 'channels.id', 'outages.channelId')
      .select(['channels.id', 'platform', 'workspace', 'channel', 'name', 'since', 'reason']);
  return {
    ofChannel: async (channel) => {
      const row = await select().where('channelId', '=', channel).executeTakeFirst();
      return row && toOutage(row);
    },
    concerning: async (member, since) => {
      const rows = await select()
        .innerJoin('schedules', 'schedules.channelId', 'outages.channelId')
        .where(({ or, and, eb, exists, selectFrom }) =>
          or([
            and([
              eb('schedules.status', '!=', 'removed'),
              eb('schedules.setUpBy', '=', member),
              eb('outages.since', '>', since),
            ]),
            and([
              eb('schedules.status', '=', 'active'),
              exists(
                selectFrom('answers')
                  .innerJoin('rounds', 'rounds.id', 'answers.roundId')
                  .select('answers.roundId')
                  .where('answers.memberId', '=', member)
                  .whereRef('rounds.channelId', '=', 'outages.channelId'),
              ),
            ]),
          ]),
        )
        .orderBy('name')
        .orderBy('channels.id')
        .execute();
      return rows.map(toOutage);
    },
    fail: async (channelId, reason, now) => {
      const { since } = await db
        .insertInto('outages')
        .values({ channelId, since: now, reason })
        .onConflict((conflict) => conflict.column('channelId').doUpdateSet({ reason }))
        .returning('since')
        .executeTakeFirstOrThrow();
      // The clock may have been set back since.
      return Math.min(since, now);
    },
    end: async (channelId) => {
      await db.deleteFrom('outages').where('channelId', '=', channelId).execute();
    },
    claimNotice: async (channelId, memberId, reason, at, since) => {
      const row = await db
        .insertInto('outageNotices')
        .values({ channelId, memberId, reason, at })
        .onConflict((conflict) =>
          conflict
            .columns(['channelId', 'memberId', 'reason'])
            .doUpdateSet({ at })
            .where('outageNotices.at', '<=', since),
        )
        .returning('at')
        .executeTakeFirst();
      return row !== undefined;
    },
    releaseNotice: async (channelId, memberId, reason) => {
      await db
        .deleteFrom('outageNotices')
        .where('channelId', '=', channelId)
        .where('memberId', '=', memberId)
        .where('reason', '=', reason)
        .execute();
    },
  };
};

interface Row {
  readonly id: number;
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
  readonly name: string;
  readonly since: number;
  readonly reason: string;
}

const toOutage = ({ since, reason, ...channel }: Row) => ({ channel, since, reason });
