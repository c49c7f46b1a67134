import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Spared, Streaks } from '../features/streaks/repository.ts';
import { accountsOf, otherAccounts } from './linked-accounts.ts';
import { answered } from './sums.ts';
import type { Tables } from './tables.ts';

/** Creates the repository of streaks, which are counted from the answers. */
export const streaks = (db: Kysely<Tables>): Streaks => ({
  of: async (member, channel, day = lastDay, spared) => {
    const days = questionDays(db).where('r.channelId', '=', channel).where('r.day', '<=', day);
    const broken = await days
      .select('r.day')
      .where((eb) => (spared === undefined ? breaks(eb) : brokeBefore(eb, spared)))
      .where((eb) => eb.not(isKept(eb, db, member, spared?.at)))
      .orderBy('r.day', 'desc')
      .limit(1)
      .executeTakeFirst();
    const { streak } = await days
      .select(({ fn }) => fn.countAll<number>().as('streak'))
      .where('r.day', '>', broken?.day ?? 0)
      .where((eb) => isKept(eb, db, member, spared?.at))
      .executeTakeFirstOrThrow();
    return streak;
  },
  best: async (member) => {
    const accounts = await accountsOf(db, member);
    const isLinked = accounts.length > 1;
    return Math.max(...(await Promise.all(accounts.map((account) => bestOf(db, account, isLinked)))));
  },
  leaveOut: async (round) => {
    await db.updateTable('rounds').set({ day: null }).where('id', '=', round).execute();
  },
});

/** The largest number that both databases can hold in a day's column. */
const lastDay = 2 ** 31 - 1;

type Days = ExpressionBuilder<Tables & { r: Tables['rounds'] }, 'r'>;

const questionDays = (db: Kysely<Tables>) => db.selectFrom('rounds as r').where('r.day', 'is not', null);

/** Builds SQL for whether missing a day breaks a streak: it is over, had its time, and its question was not withdrawn. */
const breaks = ({ and, eb }: Days) =>
  and([eb('r.closedAt', 'is not', null), eb('r.voided', '=', 0), eb('r.cutShort', '=', 0)]);

/** Builds SQL for the same by the time that a question was withdrawn. */
const brokeBefore = ({ and, or, eb, ref, exists, selectFrom }: Days, { id, question, at }: Spared) =>
  and([
    eb('r.questionId', '!=', question),
    eb('r.closedAt', '<=', at),
    eb('r.cutShort', '=', 0),
    or([
      eb('r.voided', '=', 0),
      // A later withdrawal closes what is open, so a round that had its time closed on its own.
      and([
        eb('r.closedAt', '>=', ref('r.closesAt')),
        exists(
          selectFrom('voids')
            .innerJoin('channels', (join) =>
              join
                .onRef('channels.platform', '=', 'voids.platform')
                .onRef('channels.workspace', '=', 'voids.workspace'),
            )
            .select('voids.id')
            .whereRef('channels.id', '=', 'r.channelId')
            .whereRef('voids.questionId', '=', 'r.questionId')
            .where('voids.undoneAt', 'is', null)
            .where('voids.id', '>', id ?? lastDay),
        ),
      ]),
    ]),
  ]);

/** @param by answers given later, in epoch milliseconds, don't count */
const isKept = ({ or, exists, eb, selectFrom }: Days, db: Kysely<Tables>, member: number, by?: number) =>
  or([
    exists(
      selectFrom('answers')
        .select('answers.roundId')
        .whereRef('answers.roundId', '=', 'r.id')
        .where('answers.memberId', '=', member)
        .$if(by !== undefined, (query) => query.where('answers.at', '<=', by ?? 0)),
    ),
    eb('r.date', 'in', datesKeptElsewhere(db, member, by)),
  ]);

const datesKeptElsewhere = (db: Kysely<Tables>, member: number, by?: number) =>
  db
    .selectFrom('answers as a')
    .innerJoin('rounds as elsewhere', 'elsewhere.id', 'a.roundId')
    .select('elsewhere.date')
    .where('a.memberId', 'in', otherAccounts(db, member))
    .where('elsewhere.day', 'is not', null)
    .$if(by !== undefined, (query) => query.where('a.at', '<=', by ?? 0))
    .$narrowType<{ date: string }>();

/** Finds the longest run of kept days in any channel of one account. */
const bestOf = async (db: Kysely<Tables>, member: number, isLinked: boolean): Promise<number> => {
  // An answer elsewhere also keeps days in channels where this account itself never answered.
  const channels = isLinked ? channelsAround(db, member) : channelsOf(db, member);
  const kept = questionDays(db)
    .where('r.channelId', 'in', channels)
    .select((eb) => [
      'r.channelId',
      'r.day',
      eb
        .case()
        .when(isKept(eb, db, member))
        .then(1)
        .else(0)
        .end()
        .as('kept'),
      eb.case().when(breaks(eb)).then(1).else(0).end().as('counts'),
    ]);
  const runs = db
    .selectFrom(kept.as('days'))
    .select(['channelId', 'kept'])
    // Days between the same two breaks make one run.
    .select(sql<number>`sum((1 - kept) * counts) over (partition by channel_id order by day)`.as('run'));
  const row = await db
    .selectFrom((from) =>
      from
        .selectFrom(runs.as('runs'))
        .select(({ fn, cast }) => cast<number>(fn.sum('kept'), 'integer').as('length'))
        .groupBy(['channelId', 'run'])
        .as('lengths'),
    )
    .select(({ fn }) => fn.max('length').as('best'))
    .executeTakeFirst();
  return row?.best ?? 0;
};

/** Builds SQL for the channels where the account answered a daily question. */
const channelsOf = (db: Kysely<Tables>, member: number) =>
  answered(db)
    .select('rounds.channelId')
    .where('answers.memberId', '=', member)
    .where('rounds.day', 'is not', null);

/** Builds SQL for all channels of the account's workspace. */
const channelsAround = (db: Kysely<Tables>, member: number) =>
  db
    .selectFrom('channels')
    .innerJoin('members', (join) =>
      join
        .onRef('members.platform', '=', 'channels.platform')
        .onRef('members.workspace', '=', 'channels.workspace'),
    )
    .select('channels.id as channelId')
    .where('members.id', '=', member);
