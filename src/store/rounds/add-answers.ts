import { type Kysely, type SqlBool, sql } from 'kysely';
import { Conflict } from '../../errors.ts';
import type { DatedAnswer, Round } from '../../features/rounds/repository.ts';
import type { GameKind } from '../../features/rounds/rules.ts';
import { isSealed } from '../../features/rounds/sealed.ts';
import { onRows } from '../database/listed.ts';
import { showOnBoards } from '../leaderboards/visibility.ts';
import { findGone } from '../people/people.ts';
import type { Tables } from '../tables.ts';
import { addToTotals } from './count-answers.ts';

/**
 * Stores answers to locked rounds with the rounds' new counts, and adds the answers to the totals that may show them. Whoever
 * had left is back on the leaderboards. Throws a Conflict if somebody answered or was erased a moment ago.
 */
export const addAnswers = async (
  db: Kysely<Tables>,
  answers: readonly DatedAnswer[],
  rounds: readonly Round[],
): Promise<void> => {
  if (answers.length === 0) return;
  const { numAffectedRows } = await insertAnswers(db, answers.map(toRow));
  if (numAffectedRows !== BigInt(answers.length)) throw new Conflict('A member answered a moment ago.');
  // Inserting has waited for erasures in progress, so they are over by now.
  const gone = await findGone(
    db,
    answers.map(({ member }) => member),
  );
  if (gone.some(({ erasedAt }) => erasedAt !== null)) {
    throw new Conflict('A member was erased a moment ago.');
  }
  for (const member of gone) await showOnBoards(db, member, 'shown');
  await saveCounts(db, rounds.map(toCounts));
  const open = new Map(rounds.flatMap((round) => (isSealed(round) ? [] : [[round.id, round]])));
  const counted = answers.flatMap(({ round: id, member, date, points, right }) => {
    const round = open.get(id);
    if (round === undefined) return [];
    const { channel, game } = round;
    return [{ channelId: channel, memberId: member, date, game: game.kind, points, correct: right ? 1 : 0 }];
  });
  if (counted.length > 0) await addTotals(db, counted);
};

interface Counted {
  readonly channelId: number;
  readonly memberId: number;
  readonly date: string;
  readonly game: GameKind;
  readonly points: number;
  readonly correct: number;
}

const addTotals = onRows<Counted, unknown>(
  {
    channelId: 'integer',
    memberId: 'integer',
    date: 'text',
    game: 'text',
    points: 'integer',
    correct: 'integer',
  },
  (db, rows) =>
    addToTotals(
      db,
      db
        .selectFrom(rows.as('counted'))
        .select(['channelId', 'memberId', 'date', 'game'])
        .select(({ fn }) => [fn.sum('points').as('points'), fn.countAll().as('answers')])
        .select(({ fn }) => fn.sum('correct').as('correct'))
        .groupBy(['channelId', 'memberId', 'date', 'game'])
        .orderBy('channelId')
        .orderBy('memberId'),
    ),
);

const toRow = ({ round, member, choice, right, points, at, streak, isRepeated, date }: DatedAnswer) => ({
  roundId: round,
  memberId: member,
  choice,
  correct: right ? 1 : 0,
  points,
  at,
  streak: streak ?? null,
  repeated: isRepeated ? 1 : 0,
  date,
});

const insertAnswers = onRows<ReturnType<typeof toRow>, unknown>(
  {
    roundId: 'integer',
    memberId: 'integer',
    choice: 'integer',
    correct: 'integer',
    points: 'integer',
    at: 'bigint',
    streak: 'integer',
    repeated: 'integer',
    date: 'text',
  },
  (db, rows) =>
    db
      .insertInto('answers')
      .columns(['roundId', 'memberId', 'choice', 'correct', 'points', 'at', 'streak', 'repeated', 'date'])
      .expression(
        db
          .selectFrom(rows.as('given'))
          .selectAll()
          // SQLite would take the conflict for a part of a join.
          .where(sql<SqlBool>`true`),
      )
      .onConflict((conflict) => conflict.doNothing()),
);

const toCounts = ({ id, answers, game, firstRight }: Round) => ({
  id,
  answers,
  awaited: game.kind === 'quiz' ? game.awaited : 0,
  firstRight: firstRight ?? null,
});

const saveCounts = onRows<ReturnType<typeof toCounts>, unknown>(
  { id: 'integer', answers: 'integer', awaited: 'integer', firstRight: 'integer' },
  (db, rows) =>
    db
      .updateTable('rounds')
      .from(rows.as('counted'))
      .set(({ ref }) => ({
        answers: ref('counted.answers'),
        awaited: ref('counted.awaited'),
        firstRight: ref('counted.firstRight'),
      }))
      .whereRef('rounds.id', '=', 'counted.id'),
);
