import { type AliasableExpression, type Kysely, sql } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import { isOnBoards } from '../people/people.ts';
import type { Tables } from '../tables.ts';

/** A member's points and answers, added up. */
export interface Sum {
  readonly memberId: number;
  readonly name: string;
  readonly points: number;
  readonly answers: number;
  readonly correct: number;
  /** How long right answers took in all, in milliseconds; only in a quiz. */
  readonly ms?: number | undefined;
}

/** Builds SQL for the points on a leaderboard of everybody who is in a team there, in no particular order. */
export const boardSums = (
  db: Kysely<Tables>,
  { platform, workspace }: Workspace,
  board: number,
): AliasableExpression<Sum> =>
  db
    .selectFrom('standings')
    .innerJoin('members', 'members.id', 'standings.memberId')
    .select(['memberId', 'members.name', 'points', 'answers', 'correct'])
    .where('boardId', '=', board)
    // Looking each of them up is faster than going through the whole board.
    .where('memberId', 'in', ({ selectFrom }) =>
      selectFrom('teamMembers')
        .innerJoin('teams', 'teams.id', 'teamMembers.teamId')
        .select('teamMembers.memberId')
        .where('teams.platform', '=', platform)
        .where('teams.workspace', '=', workspace),
    );

/**
 * Builds SQL for each member's points in one quiz, in no particular order.
 * @param through the last question that counts, from 0; left out for all of them
 * @param who which members to list; only those whom others see if left out
 */
export const quizSums = (
  db: Kysely<Tables>,
  quiz: number,
  through?: number,
  who = isOnBoards,
): AliasableExpression<Sum> =>
  memberSums(
    answered(db)
      .select(takenByRight.as('ms'))
      .where('rounds.quizId', '=', quiz)
      .$if(through !== undefined, (query) => query.where('rounds.position', '<=', through ?? 0)),
    who,
  );

/** Builds SQL for how long right answers took in all, in milliseconds. */
const takenByRight = sql<number>`cast(sum(case when answers.correct = 1 and answers.at > rounds.opened_at
  then answers.at - rounds.opened_at else 0 end) as integer)`;

/**
 * Builds SQL for each member's answers added up, in no particular order.
 * @param who which members to list; only those whom others see if left out
 */
export const memberSums = (of: ReturnType<typeof answered>, who = isOnBoards): AliasableExpression<Sum> =>
  of
    .innerJoin('members', 'members.id', 'answers.memberId')
    .where(who)
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
