import type { ExpressionBuilder, Kysely } from 'kysely';
import { mostRewardedDays } from '../../engine/points.ts';
import type { Round } from '../../features/rounds/repository.ts';
import type { Answered, Cause, Place, Slice } from '../../features/withdrawals/recount-repository.ts';
import { answeredRounds, toAnsweredRound } from '../rounds/answered-rounds.ts';
import type { Tables } from '../tables.ts';
import type { SliceSize } from './slice-size.ts';

/**
 * Reads the next answers to later days that withdrawing these rounds may change. However few those are, only as many
 * answers as a slice holds are looked at.
 */
export const nextLater = async (
  db: Kysely<Tables>,
  size: SliceSize,
  cause: Cause,
  withdrawn: readonly Round[],
  after: Place,
): Promise<Slice> => {
  const answers: Answered[] = [];
  let left = size.answers;
  for (const missed of withdrawn) {
    if (missed.id < after.round) continue;
    const from = missed.id === after.round ? after : { day: 0, member: 0 };
    for (const { id, day } of await daysAfter(db, missed, from.day)) {
      const rows = await db
        .selectFrom('answers')
        .select('memberId')
        .select((eb) =>
          eb
            .case()
            .when(eb.and([isAffected(eb, cause, missed), isUnsettled(eb, cause)]))
            .then(1)
            .else(0)
            .end()
            .as('affected'),
        )
        .where('roundId', '=', id)
        .where('memberId', '>', day === from.day ? from.member : 0)
        .orderBy('memberId')
        .limit(left)
        .execute();
      const room = size.streaks - answers.length;
      const found = rows.filter(({ affected }) => affected === 1).map(({ memberId }) => memberId);
      answers.push(...(await answersOf(db, id, found.slice(0, room))));
      const isFull = found.length >= room;
      const isWholeDay = !isFull && rows.length < left;
      const last = (isFull ? found[room - 1] : rows.at(-1)?.memberId) ?? 0;
      left -= Math.max(rows.length, size.perRound);
      if (isFull || left <= 0) {
        const place = isWholeDay ? { day: day + 1, member: 0 } : { day, member: last };
        return { answers, next: { round: missed.id, ...place } };
      }
    }
  }
  return { answers, next: undefined };
};

/** Reads all such answers of one member. */
export const laterOf = async (
  db: Kysely<Tables>,
  cause: Cause,
  withdrawn: readonly Round[],
  member: number,
): Promise<readonly Answered[]> => {
  const found: Answered[] = [];
  for (const missed of withdrawn) {
    const { game, channel } = missed;
    if (game.kind !== 'daily' || game.day === undefined) continue;
    const rows = await answeredRounds(db)
      .where('answers.memberId', '=', member)
      .where('rounds.channelId', '=', channel)
      .where('rounds.day', '>', game.day)
      .where((eb) => isAffected(eb, cause, missed))
      .orderBy('rounds.day')
      .execute();
    found.push(...rows.map(toAnsweredRound));
  }
  return found;
};

/** Builds SQL for whether the slices still have to grade an answer's member. */
export const isUnsettled = (
  { not, exists, selectFrom }: ExpressionBuilder<Tables, 'answers'>,
  { id }: Cause,
) =>
  not(
    exists(
      selectFrom('recountedMembers as settled')
        .select('settled.voidId')
        .where('settled.voidId', '=', id ?? 0)
        .whereRef('settled.memberId', '=', 'answers.memberId'),
    ),
  );

/** Builds SQL for whether a longer streak could make an answer worth more, and its member missed the round. */
const isAffected = (eb: ExpressionBuilder<Tables, 'answers'>, cause: Cause, missed: Round) =>
  eb.and([
    eb('answers.streak', '<', mostRewardedDays),
    eb('answers.at', '<=', cause.at),
    eb.not(
      eb.exists(
        eb
          .selectFrom('answers as own')
          .select('own.roundId')
          .where('own.roundId', '=', missed.id)
          .whereRef('own.memberId', '=', 'answers.memberId'),
      ),
    ),
  ]);

/** Lists the question days of a round's channel that follow it, from `from` on. */
const daysAfter = async (db: Kysely<Tables>, { channel, game }: Round, from: number) => {
  if (game.kind !== 'daily' || game.day === undefined) return [];
  return db
    .selectFrom('rounds')
    .select(['id', 'day'])
    .$narrowType<{ day: number }>()
    .where('channelId', '=', channel)
    .where('day', '>=', Math.max(from, game.day + 1))
    .orderBy('day')
    .execute();
};

const answersOf = async (
  db: Kysely<Tables>,
  round: number,
  members: readonly number[],
): Promise<readonly Answered[]> => {
  if (members.length === 0) return [];
  const rows = await answeredRounds(db)
    .where('rounds.id', '=', round)
    .where('answers.memberId', 'in', members)
    .orderBy('answers.memberId')
    .execute();
  return rows.map(toAnsweredRound);
};
