import type { AliasableExpression, Kysely } from 'kysely';
import type { BoardQuery } from '../features/leaderboard/repository.ts';
import { channelsIn } from './channels.ts';
import { isPresent } from './people.ts';
import type { Tables } from './tables.ts';

/** A member's points and answers, added up. */
export interface Sum {
  readonly memberId: number;
  readonly name: string;
  readonly points: number;
  readonly answers: number;
  readonly correct: number;
}

/** Builds SQL for each member's totals within a query, in no particular order. */
export const sums = (db: Kysely<Tables>, query: BoardQuery): AliasableExpression<Sum> =>
  db
    // Names are joined last, because there are far fewer members than totals.
    .selectFrom((from) =>
      from
        .selectFrom(counted(db, query).as('counted'))
        .select(({ fn, cast }) => [
          'memberId',
          cast<number>(fn.sum('counted.points'), 'integer').as('points'),
          cast<number>(fn.sum('counted.answers'), 'integer').as('answers'),
          cast<number>(fn.sum('counted.correct'), 'integer').as('correct'),
        ])
        .groupBy('memberId')
        .as('added'),
    )
    .innerJoin('members', 'members.id', 'added.memberId')
    .select(['memberId', 'members.name', 'points', 'answers', 'correct'])
    .where(isPresent);

/** Builds SQL for the same in one quiz. */
export const quizSums = (db: Kysely<Tables>, quiz: number): AliasableExpression<Sum> =>
  memberSums(answered(db).where('rounds.quizId', '=', quiz));

/** Builds SQL for each member's answers added up, in no particular order. */
export const memberSums = (of: ReturnType<typeof answered>): AliasableExpression<Sum> =>
  of
    .innerJoin('members', 'members.id', 'answers.memberId')
    .where(isPresent)
    .select(({ fn, cast }) => [
      'memberId',
      'members.name',
      cast<number>(fn.sum('answers.points'), 'integer').as('points'),
      fn.countAll<number>().as('answers'),
      cast<number>(fn.sum('answers.correct'), 'integer').as('correct'),
    ])
    .groupBy(['memberId', 'members.name']);

/** Builds SQL for all answers with their rounds, for a query to narrow down. */
export const answered = (db: Kysely<Tables>) =>
  db.selectFrom('answers').innerJoin('rounds', 'rounds.id', 'answers.roundId');

/** Builds SQL for the totals that count. Points stay in the workspace where they were made, even for linked accounts. */
const counted = (db: Kysely<Tables>, query: BoardQuery) =>
  within(db, query)
    .select(['totals.memberId', 'points', 'answers', 'correct'])
    .where('totals.channelId', 'in', placesOf(db, query));

const within = (db: Kysely<Tables>, { game, from }: BoardQuery) =>
  db
    .selectFrom('totals')
    .$if(game !== 'all', (query) => query.where('game', '=', game as 'daily' | 'quiz'))
    .$if(from !== undefined, (query) => query.where('date', '>=', from ?? ''));

const placesOf = (db: Kysely<Tables>, { channel, scope }: BoardQuery) =>
  channelsIn(db, channel).$if(scope === 'channel', (query) => query.where('id', '=', channel.id));
