import { type Kysely, type SqlBool, sql } from 'kysely';
import { Conflict } from '../errors.ts';
import type { DatedAnswer, Round } from '../features/rounds/repository.ts';
import { isSealed } from '../features/rounds/sealed.ts';
import { addToTotals } from './count-answers.ts';
import { listed } from './listed.ts';
import type { Tables } from './tables.ts';

/** Stores answers to locked rounds with the rounds' new counts, and adds the answers to the totals that may show them. */
export const addAnswers = async (
  db: Kysely<Tables>,
  answers: readonly DatedAnswer[],
  rounds: readonly Round[],
): Promise<void> => {
  if (answers.length === 0) return;
  await insertAnswers(db, answers);
  await saveCounts(db, rounds);
  const open = new Map(rounds.flatMap((round) => (isSealed(round) ? [] : [[round.id, round]])));
  const counted = answers.flatMap(({ round: id, member, date, points, right }) => {
    const round = open.get(id);
    if (round === undefined) return [];
    const { channel, game } = round;
    return [{ channelId: channel, memberId: member, date, game: game.kind, points, correct: right ? 1 : 0 }];
  });
  if (counted.length === 0) return;
  await addToTotals(
    db,
    db
      .selectFrom(
        listed(counted, {
          channelId: 'integer',
          memberId: 'integer',
          date: 'text',
          game: 'text',
          points: 'integer',
          correct: 'integer',
        }).as('counted'),
      )
      .select(['channelId', 'memberId', 'date', 'game'])
      .select(({ fn }) => [fn.sum('points').as('points'), fn.countAll().as('answers')])
      .select(({ fn }) => fn.sum('correct').as('correct'))
      .groupBy(['channelId', 'memberId', 'date', 'game'])
      .orderBy('channelId')
      .orderBy('memberId'),
  );
};

const insertAnswers = async (db: Kysely<Tables>, answers: readonly DatedAnswer[]): Promise<void> => {
  const rows = answers.map(({ round, member, choice, right, points, at, streak, date }) => ({
    roundId: round,
    memberId: member,
    choice,
    correct: right ? 1 : 0,
    points,
    at,
    streak: streak ?? null,
    date,
  }));
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('answers')
    .columns(['roundId', 'memberId', 'choice', 'correct', 'points', 'at', 'streak', 'date'])
    .expression(
      db
        .selectFrom(
          listed(rows, {
            roundId: 'integer',
            memberId: 'integer',
            choice: 'integer',
            correct: 'integer',
            points: 'integer',
            at: 'bigint',
            streak: 'integer',
            date: 'text',
          }).as('given'),
        )
        .selectAll()
        // SQLite would take the conflict for a part of a join.
        .where(sql<SqlBool>`true`),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== BigInt(answers.length))
    throw new Conflict('A member answered a moment ago.');
};

const saveCounts = async (db: Kysely<Tables>, rounds: readonly Round[]): Promise<void> => {
  const counts = rounds.map(({ id, answers, game, firstRight }) => ({
    id,
    answers,
    awaited: game.kind === 'quiz' ? game.awaited : 0,
    firstRight: firstRight ?? null,
  }));
  await db
    .updateTable('rounds')
    .from(
      listed(counts, { id: 'integer', answers: 'integer', awaited: 'integer', firstRight: 'integer' }).as(
        'counted',
      ),
    )
    .set(({ ref }) => ({
      answers: ref('counted.answers'),
      awaited: ref('counted.awaited'),
      firstRight: ref('counted.firstRight'),
    }))
    .whereRef('rounds.id', '=', 'counted.id')
    .execute();
};
