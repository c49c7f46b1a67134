import { type Kysely, sql } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import type { Answer, Answers, Player } from '../../features/rounds/repository.ts';
import { onRows } from '../database/listed.ts';
import { optionally } from '../database/optionally.ts';
import { hasRowLocks } from '../database/row-locks.ts';
import type { SelectedAnswer, SelectedRound, Tables } from '../tables.ts';
import { addAnswers } from './add-answers.ts';
import { toRound } from './rounds.ts';

/** Creates the repository of answers. */
export const answers = (db: Kysely<Tables>): Answers => ({
  get: async (round, member) => {
    const row = await db
      .selectFrom('answers')
      .selectAll()
      .where('roundId', '=', round)
      .where('memberId', '=', member)
      .executeTakeFirst();
    return optionally(toAnswer, row);
  },
  lock: async (wanted) => {
    const { rows } = await lockRounds(
      db,
      wanted.map(({ round, within: { platform, workspace } }) => ({ round, platform, workspace })),
    );
    return rows.map((row) => ({ round: toRound(row), within: row }));
  },
  players: async (wanted) => {
    if (wanted.length === 0) return [];
    const { rows } = await findPlayers(db, wanted);
    return rows.map(({ round, member, person, choice, awaited }) => ({
      round,
      member,
      person: person ?? undefined,
      choice: choice ?? undefined,
      isAwaited: awaited !== null,
    }));
  },
  add: (added, rounds) => addAnswers(db, added, rounds),
  votes: async (round) => {
    const rows = await db
      .selectFrom('answers')
      .select(({ fn }) => ['choice', fn.countAll<number>().as('votes')])
      .where('roundId', '=', round)
      .groupBy('choice')
      .execute();
    return new Map(rows.map(({ choice, votes }) => [choice, votes]));
  },
});

/** The columns of an answer, for queries that also select its round. */
export const answerColumns = [
  'memberId',
  'choice',
  'correct',
  'points',
  'at',
  'streak',
  'repeated',
  'answers.date as date',
] as const;

/** Maps a row to an answer. */
export const toAnswer = (row: SelectedAnswer): Answer => ({
  round: row.roundId,
  member: row.memberId,
  choice: row.choice,
  right: row.correct === 1,
  points: row.points,
  at: row.at,
  streak: row.streak ?? undefined,
  ...(row.repeated === 1 ? { isRepeated: true } : {}),
});

const lockRounds = onRows<Workspace & { readonly round: number }, SelectedRound & Workspace>(
  { round: 'integer', platform: 'text', workspace: 'text' },
  (db, rows) =>
    db
      .selectFrom(rows.as('wanted'))
      // The cross joins keep SQLite from starting with every round.
      .crossJoin('rounds')
      .crossJoin('channels')
      .selectAll('rounds')
      .select(['wanted.platform', 'wanted.workspace'])
      .whereRef('rounds.id', '=', 'wanted.round')
      .whereRef('channels.id', '=', 'rounds.channelId')
      .whereRef('channels.platform', '=', 'wanted.platform')
      .whereRef('channels.workspace', '=', 'wanted.workspace')
      .where('rounds.openedAt', 'is not', null)
      .orderBy('rounds.id')
      .$if(hasRowLocks(db), (query) => query.forUpdate('rounds')),
);

interface PlayerRow {
  readonly round: number;
  readonly member: number;
  readonly person: number | null;
  readonly choice: number | null;
  /** The member, if they answered the quiz's previous question or, for the first one, were in before the quiz began. */
  readonly awaited: number | null;
}

const findPlayers = onRows<Pick<Player, 'round' | 'member'>, PlayerRow>(
  { round: 'integer', member: 'integer' },
  (db, rows) =>
    db
      .selectFrom(rows.as('wanted'))
      .innerJoin('members', 'members.id', 'wanted.member')
      .leftJoin('answers as own', (join) =>
        join.onRef('own.roundId', '=', 'wanted.round').onRef('own.memberId', '=', 'wanted.member'),
      )
      .leftJoin('rounds as present', 'present.id', 'wanted.round')
      .leftJoin('rounds as before', (join) =>
        join
          .onRef('before.quizId', '=', 'present.quizId')
          .on((on) => on('before.position', '=', on('present.position', '-', 1))),
      )
      .leftJoin('answers as previous', (join) =>
        join.onRef('previous.roundId', '=', 'before.id').onRef('previous.memberId', '=', 'wanted.member'),
      )
      .leftJoin('quizPlayers as early', (join) =>
        join
          .onRef('early.quizId', '=', 'present.quizId')
          .on('present.position', '=', sql.lit(0))
          .onRef('early.memberId', '=', 'wanted.member'),
      )
      .select(['wanted.round', 'wanted.member', 'members.person', 'own.choice'])
      .select(({ fn }) => fn.coalesce('previous.memberId', 'early.memberId').as('awaited')),
);
