import { createHmac, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type Identity, identityKey } from '../../chat/people.ts';
import type { AnswerMarks } from '../../features/rounds/erasure-repository.ts';
import { onRows } from '../database/listed.ts';
import type { Tables } from '../tables.ts';
import { hasAnswered } from './expected.ts';

/** Creates the repository of marks. */
export const answerMarks = (db: Kysely<Tables>): AnswerMarks => ({
  areMarked: (wanted) => areMarked(db, wanted),
});

const areMarked = async (
  db: Kysely<Tables>,
  wanted: readonly { readonly round: number; readonly person: Identity }[],
): Promise<readonly boolean[]> => {
  if (wanted.length === 0) return [];
  const rounds = await db
    .selectFrom('rounds')
    .select(['id', 'markKey'])
    .where('id', 'in', [...new Set(wanted.map(({ round }) => round))])
    .execute();
  const keys = new Map(rounds.map(({ id, markKey }) => [id, markKey]));
  const marks = wanted.map(({ round, person }) => {
    const key = keys.get(round);
    return key ? { round, mark: markOf(key, person) } : undefined;
  });
  const { rows } = await findMarks(
    db,
    marks.filter((one) => one !== undefined),
  );
  const found = new Set(rows.map(({ mark }) => mark));
  return marks.map((one) => one !== undefined && found.has(one.mark));
};

interface Mark {
  readonly round: number;
  readonly mark: string;
}

const findMarks = onRows<Mark, Mark>({ round: 'integer', mark: 'text' }, (db, rows) =>
  db
    .selectFrom(rows.as('wanted'))
    .innerJoin('answerMarks', (join) =>
      join.onRef('answerMarks.roundId', '=', 'wanted.round').onRef('answerMarks.mark', '=', 'wanted.mark'),
    )
    .select(['wanted.round', 'wanted.mark']),
);

/**
 * Marks the open rounds that a member has answered, so that this person gets no second answer in them once they are erased.
 * A mark tells neither who it was nor what they answered, and can't be recomputed without the key in the round's row. Both
 * go when the round closes.
 */
export const markOpenAnswers = async (
  db: Kysely<Tables>,
  member: number,
  person: Identity,
): Promise<void> => {
  const open = await db
    .selectFrom('rounds')
    .select('rounds.id')
    .where('openedAt', 'is not', null)
    .where('closedAt', 'is', null)
    .where(hasAnswered(member))
    .execute();
  // Everyone locks rounds in the same order. The database would go through all rounds to sort them by id.
  for (const { id } of open.toSorted((one, other) => one.id - other.id)) {
    const round = await db
      .updateTable('rounds')
      .set(({ fn, eb }) => ({ markKey: fn.coalesce('markKey', eb.val(randomBytes(32).toString('base64'))) }))
      .where('id', '=', id)
      .where('closedAt', 'is', null)
      .returning('markKey')
      .executeTakeFirst();
    if (!round?.markKey) continue;
    const mark = markOf(round.markKey, person);
    await db
      .insertInto('answerMarks')
      .values({ roundId: id, mark })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
};

/** Forgets who answered a round before they were erased. */
export const removeMarks = async (db: Kysely<Tables>, round: number): Promise<void> => {
  await db.updateTable('rounds').set({ markKey: null }).where('id', '=', round).execute();
  await db.deleteFrom('answerMarks').where('roundId', '=', round).execute();
};

const markOf = (key: string, person: Identity): string =>
  createHmac('sha256', key).update(identityKey(person)).digest('base64url');
