import type { Kysely } from 'kysely';
import type { Spared, StreakQuery } from '../features/streaks/repository.ts';
import { type Days, isKept, lastDay, questionDays } from './kept-days.ts';
import type { Tables } from './tables.ts';

/** Counts a streak with things as they were when a question was withdrawn. */
export const streakBefore = async (
  db: Kysely<Tables>,
  { member, channel, day = lastDay }: StreakQuery,
  spared: Spared,
): Promise<number> => {
  const days = questionDays(db).where('r.channelId', '=', channel).where('r.day', '<=', day);
  const broken = await days
    .select('r.day')
    .where((eb) => brokeBefore(eb, spared))
    .where((eb) => eb.not(isKept(eb, db, member, spared.at)))
    .orderBy('r.day', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { streak } = await days
    .select(({ fn }) => fn.countAll<number>().as('streak'))
    .where('r.day', '>', broken?.day ?? 0)
    .where((eb) => isKept(eb, db, member, spared.at))
    .executeTakeFirstOrThrow();
  return streak;
};

/** Builds SQL for whether missing a day broke a streak by the time that a question was withdrawn. */
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
