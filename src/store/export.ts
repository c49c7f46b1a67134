import type { Kysely } from 'kysely';
import type { ChoiceQuestion } from '../engine/question.ts';
import { otherAccounts } from './linked-accounts.ts';
import type { Tables } from './tables.ts';

/** Everything kept about a member, in words that the member understands. */
export const exportMember = async (db: Kysely<Tables>, member: number): Promise<object> => {
  const { name, platform, workspace, user } = await db
    .selectFrom('members')
    .selectAll()
    .where('id', '=', member)
    .executeTakeFirstOrThrow();
  return {
    member: { name, platform, workspace, user },
    team: (
      await db
        .selectFrom('teamMembers')
        .innerJoin('teams', 'teams.id', 'teamMembers.teamId')
        .select('teams.name')
        .where('memberId', '=', member)
        .executeTakeFirst()
    )?.name,
    linkedAccounts: await db
      .selectFrom('members')
      .select(['name', 'platform', 'workspace', 'user'])
      .where('id', 'in', otherAccounts(db, member))
      .orderBy('id')
      .execute(),
    questionsWithdrawn: (
      await db.selectFrom('voids').select('questionId').where('voidedBy', '=', member).orderBy('id').execute()
    ).map(({ questionId }) => questionId),
    answers: await answersOf(db, member),
    totals: await db
      .selectFrom('totals')
      .innerJoin('channels', 'channels.id', 'totals.channelId')
      .select(['channels.name as channel', 'date', 'game', 'points', 'answers', 'correct'])
      .where('memberId', '=', member)
      .orderBy('date')
      .execute(),
    reports: (await db.selectFrom('reports').selectAll().where('memberId', '=', member).execute()).map(
      ({ questionId, reason, at }) => ({ question: questionId, reason, at: iso(at) }),
    ),
    firstToBeRight: (
      await db
        .selectFrom('rounds')
        .select('questionId')
        .where('firstRight', '=', member)
        .orderBy('id')
        .execute()
    ).map(({ questionId }) => questionId),
    dailiesSetUp: (
      await db
        .selectFrom('schedules')
        .innerJoin('channels', 'channels.id', 'schedules.channelId')
        .select(['channels.name as channel', 'time', 'timezone'])
        .where('setUpBy', '=', member)
        .execute()
    ).map(({ channel, time, timezone }) => ({ channel, time, timezone })),
    quizzesStarted: (
      await db.selectFrom('quizzes').select('id').where('startedBy', '=', member).orderBy('id').execute()
    ).map(({ id }) => id),
  };
};

const answersOf = async (db: Kysely<Tables>, member: number): Promise<object[]> => {
  const rows = await db
    .selectFrom('answers')
    .innerJoin('rounds', 'rounds.id', 'answers.roundId')
    .innerJoin('channels', 'channels.id', 'rounds.channelId')
    .select([
      'channels.name as channel',
      'rounds.game',
      'rounds.questionId',
      'rounds.question',
      'answers.choice',
      'answers.correct',
      'answers.points',
      'answers.streak',
      'answers.at',
    ])
    .where('answers.memberId', '=', member)
    .orderBy('answers.at')
    .execute();
  return rows.map(({ channel, game, questionId, question, choice, correct, points, streak, at }) => ({
    channel,
    game,
    question: questionId,
    answer: (JSON.parse(question) as ChoiceQuestion).choices[choice]?.text,
    right: correct === 1,
    points,
    ...(streak === null ? {} : { streak }),
    at: iso(at),
  }));
};

const iso = (at: number): string => new Date(at).toISOString();
