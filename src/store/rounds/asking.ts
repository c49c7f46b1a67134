import type { Kysely } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import { nthGreatest } from '../../engine/nth-greatest.ts';
import type { ChoiceQuestion } from '../../engine/question.ts';
import type { NewDaily, RoundOpener } from '../../features/rounds/repository.ts';
import { optionally } from '../database/optionally.ts';
import { channelsIn } from '../people/channels.ts';
import { writeQuestion } from '../stored/question.ts';
import type { Tables } from '../tables.ts';
import { expectedIn } from './expected.ts';
import { toRound } from './rounds.ts';

/** How many of the latest rounds count as recent when spreading topics and levels. */
const recentRounds = 12;

/** Creates the repository that opens rounds and knows what a channel was asked. */
export const roundOpener = (db: Kysely<Tables>): RoundOpener => ({
  openInQuiz: async (quiz, index, openedAt, closesAt) => {
    const expected = (await expectedIn(db, quiz, index).executeTakeFirst())?.count ?? 0;
    const row = await db
      .updateTable('rounds')
      .set({ openedAt, closesAt, expected, awaited: expected })
      .where('quizId', '=', quiz)
      .where('position', '=', index)
      .returningAll()
      .executeTakeFirstOrThrow();
    return toRound(row);
  },
  openDaily: async (daily) => {
    const day = daily.date === undefined ? null : await nextDay(db, daily.channel);
    const row = await db
      .insertInto('rounds')
      .values(dailyRow(daily, day))
      .onConflict((conflict) => conflict.columns(['scheduleId', 'date']).doNothing())
      .returningAll()
      .executeTakeFirst();
    return optionally(toRound, row);
  },
  history: async (channel) => {
    // Questions that a running quiz has yet to ask count as asked, so that nothing gives them away.
    const asked = (after = 0) =>
      db
        .selectFrom('rounds')
        .where('rounds.channelId', '=', channel.id)
        .where(({ or, eb, selectFrom }) =>
          or([
            eb('openedAt', 'is not', null),
            eb('quizId', 'in', selectFrom('quizzes').select('quizzes.id').where('running', '=', 1)),
          ]),
        )
        .where('rounds.id', '>', after);
    const last = asked()
      .select(({ fn }) => ['questionId as id', fn.max('rounds.id').as('at')])
      .groupBy('questionId')
      .compile();
    // There may be thousands of rows, and no name in them needs to be changed.
    const { rows } = await db.withoutPlugins().executeQuery(last);
    const lastAsked = new Map<string, number>();
    for (const { id, at } of rows) lastAsked.set(id, at);
    const from = nthGreatest(lastAsked.values(), recentRounds);
    const recent = await asked(Math.max(0, from - 1))
      .select(['topic', 'level'])
      .orderBy('rounds.id', 'desc')
      .limit(recentRounds)
      .execute();
    const withdrawn = await db
      .selectFrom('voids')
      .select('questionId')
      .where('platform', '=', channel.platform)
      .where('workspace', '=', channel.workspace)
      .where('voids.undoneAt', 'is', null)
      .execute();
    return {
      withdrawn: new Set(withdrawn.map(({ questionId }) => questionId)),
      lastAsked,
      recent,
    };
  },
  takeOut: async (workspace, question) => {
    const planned = await plannedRounds(db, workspace, question)
      .select(['rounds.id', 'quizId', 'position'])
      .$narrowType<{ quizId: number; position: number }>()
      .execute();
    for (const { id, quizId, position } of planned) {
      await db.deleteFrom('rounds').where('id', '=', id).execute();
      await moveUp(db, quizId, position);
    }
    return planned.map(({ quizId, position }) => ({ quiz: quizId, index: position }));
  },
});

/** Builds SQL for the rounds in which a workspace's running quizzes have yet to ask a question. */
export const plannedRounds = (db: Kysely<Tables>, workspace: Workspace, question: string) =>
  db
    .selectFrom('rounds')
    .innerJoin('quizzes', 'quizzes.id', 'rounds.quizId')
    .where('quizzes.running', '=', 1)
    .where('rounds.openedAt', 'is', null)
    .where('rounds.questionId', '=', question)
    .where('rounds.channelId', 'in', channelsIn(db, workspace));

/** Moves a quiz's questions after `position` up, one by one because no two may have the same position. */
const moveUp = async (db: Kysely<Tables>, quiz: number, position: number): Promise<void> => {
  const behind = await db
    .selectFrom('rounds')
    .select('id')
    .where('quizId', '=', quiz)
    .where('position', '>', position)
    .orderBy('position')
    .execute();
  for (const [index, { id }] of behind.entries()) {
    await db
      .updateTable('rounds')
      .set({ position: position + index })
      .where('id', '=', id)
      .execute();
  }
};

const nextDay = async (db: Kysely<Tables>, channel: number): Promise<number> => {
  const latest = await db
    .selectFrom('rounds')
    .select(({ fn }) => fn.max('day').as('day'))
    .where('channelId', '=', channel)
    .executeTakeFirst();
  return (latest?.day ?? 0) + 1;
};

const dailyRow = (daily: NewDaily, day: number | null) => ({
  channelId: daily.channel,
  game: 'daily' as const,
  scheduleId: daily.schedule,
  date: daily.date ?? null,
  day,
  reveal: daily.reveal,
  dueAt: daily.dueAt,
  openedAt: daily.openedAt,
  closesAt: daily.closesAt,
  ...questionColumns(daily.question),
});

/** Builds the columns of a round that hold its question. */
export const questionColumns = (question: ChoiceQuestion) => ({
  questionId: question.id,
  track: question.track,
  topic: question.topic,
  level: question.level,
  question: writeQuestion(question),
});
