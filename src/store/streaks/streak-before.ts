import { type Kysely, sql } from 'kysely';
import { type Streak, type StreakDay, streakAfter, sureBreak } from '../../engine/streak.ts';
import type { Spared, StreakQuery } from '../../features/streaks/repository.ts';
import type { Tables } from '../tables.ts';
import { type Days, isKept, lastDay, selectDays } from './kept-days.ts';

/** How many question days are read at first, and how many times as many each time that this was not enough. */
const firstWindow = 32;
const growth = 4;

/** Counts a streak with things as they were when a question was withdrawn. */
export const streakBefore = async (
  db: Kysely<Tables>,
  wanted: StreakQuery,
  spared: Spared,
): Promise<Streak> => {
  const kinds: StreakDay[] = [];
  let upTo = wanted.day ?? lastDay;
  for (let size = firstWindow; upTo > 0 && sureBreak(kinds) < 0; size *= growth) {
    const days = await daysBefore(db, { ...wanted, day: upTo }, spared, size);
    kinds.push(...days.map(({ kind }) => kind));
    upTo = days.length < size ? 0 : (days.at(-1)?.day ?? 1) - 1;
  }
  const broken = sureBreak(kinds);
  return streakAfter((broken < 0 ? kinds : kinds.slice(0, broken)).toReversed());
};

/** Reads the last `size` question days up to one, newest first. */
const daysBefore = (
  db: Kysely<Tables>,
  { member, channel, day = lastDay }: StreakQuery,
  spared: Spared,
  size: number,
) =>
  selectDays(db)
    .where('r.channelId', '=', channel)
    .where('r.day', '<=', day)
    .select((eb) => [
      'r.day',
      eb
        .case()
        .when(isKept(eb, db, member, spared.at))
        .then(sql.lit<StreakDay>('kept'))
        .when(couldBeMissed(eb, spared))
        .then(sql.lit<StreakDay>('missed'))
        .else(sql.lit<StreakDay>('neutral'))
        .end()
        .as('kind'),
    ])
    .$narrowType<{ day: number }>()
    .orderBy('r.day', 'desc')
    .limit(size)
    .execute();

/** Builds SQL for whether missing a day counted by the time that a question was withdrawn. */
const couldBeMissed = ({ and, or, eb, ref, exists, selectFrom }: Days, { id, question, at }: Spared) =>
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
