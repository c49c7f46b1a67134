import type { Kysely } from 'kysely';
import type { BoardQuery, Boards, Standing } from '../bot/ports/boards.ts';
import { ranks } from '../engine/ranks.ts';
import type { Tables } from './tables.ts';

export const boards = (db: Kysely<Tables>): Boards => ({
  top: async (query, limit) => {
    const rows = await sums(db, query)
      .orderBy('points', 'desc')
      .orderBy('correct', 'desc')
      .orderBy('name')
      .limit(limit)
      .execute();
    const { size } = await db
      .selectFrom(sums(db, query).as('sums'))
      .select(({ fn }) => fn.countAll<number>().as('size'))
      .executeTakeFirstOrThrow();
    return { standings: ranked(rows), size };
  },
  own: async (query, member) => {
    const own = await sums(db, query).having('memberId', '=', member).executeTakeFirst();
    if (own === undefined) return undefined;
    const { ahead } = await db
      .selectFrom(sums(db, query).as('sums'))
      .select(({ fn }) => fn.countAll<number>().as('ahead'))
      .where('points', '>', own.points)
      .executeTakeFirstOrThrow();
    return toStanding(own, ahead + 1);
  },
  quiz: async (quiz, limit) => {
    const rows = await db
      .selectFrom('answers')
      .innerJoin('rounds', 'rounds.id', 'answers.roundId')
      .innerJoin('members', 'members.id', 'answers.memberId')
      .select(({ fn, cast }) => [
        'memberId',
        'members.name',
        cast<number>(fn.sum('answers.points'), 'integer').as('points'),
        fn.countAll<number>().as('answers'),
        cast<number>(fn.sum('answers.correct'), 'integer').as('correct'),
      ])
      .where('rounds.quizId', '=', quiz)
      .groupBy(['memberId', 'members.name'])
      .orderBy('points', 'desc')
      .orderBy('correct', 'desc')
      .orderBy('name')
      .limit(limit)
      .execute();
    return ranked(rows);
  },
  tracks: async (member) => {
    const rows = await db
      .selectFrom('answers')
      .innerJoin('rounds', 'rounds.id', 'answers.roundId')
      .select(({ fn, cast }) => [
        'rounds.track',
        fn.countAll<number>().as('answers'),
        cast<number>(fn.sum('answers.correct'), 'integer').as('right'),
      ])
      .where('memberId', '=', member)
      .groupBy('rounds.track')
      .orderBy('answers', 'desc')
      .orderBy('track')
      .execute();
    return rows;
  },
  bestStreak: async (member) => {
    const row = await db
      .selectFrom('answers')
      .select(({ fn }) => fn.max('streak').as('best'))
      .where('memberId', '=', member)
      .executeTakeFirst();
    return row?.best ?? 0;
  },
});

interface Sum {
  readonly memberId: number;
  readonly name: string;
  readonly points: number;
  readonly answers: number;
  readonly correct: number;
}

/** Each member's totals within the query, in no order. */
const sums = (db: Kysely<Tables>, { channel, scope, game, from }: BoardQuery) => {
  const inScope = db
    .selectFrom('channels')
    .select('id')
    .where('platform', '=', channel.platform)
    .where('workspace', '=', channel.workspace)
    .$if(scope === 'channel', (query) => query.where('id', '=', channel.id));
  return db
    .selectFrom('totals')
    .innerJoin('members', 'members.id', 'totals.memberId')
    .select(({ fn, cast }) => [
      'memberId',
      'members.name',
      cast<number>(fn.sum('totals.points'), 'integer').as('points'),
      cast<number>(fn.sum('totals.answers'), 'integer').as('answers'),
      cast<number>(fn.sum('totals.correct'), 'integer').as('correct'),
    ])
    .where('totals.channelId', 'in', inScope)
    .$if(game !== 'all', (query) => query.where('totals.game', '=', game as 'daily' | 'quiz'))
    .$if(from !== undefined, (query) => query.where('totals.date', '>=', from ?? ''))
    .groupBy(['memberId', 'members.name']);
};

const ranked = (rows: readonly Sum[]): Standing[] => {
  const order = ranks(rows.map(({ points }) => points));
  return rows.map((row, index) => toStanding(row, order[index] ?? index + 1));
};

const toStanding = ({ memberId, name, points, answers, correct }: Sum, rank: number): Standing => ({
  member: memberId,
  name,
  points,
  answers,
  right: correct,
  rank,
});
