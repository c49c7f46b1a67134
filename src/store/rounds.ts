import type { Kysely } from 'kysely';
import type { DailyGame, NewDaily, QuizGame, Reveal, Round, Rounds } from '../bot/ports/game.ts';
import type { Level } from '../engine/question.ts';
import { optionally, questionColumns } from './quizzes.ts';
import type { SelectedRound, Tables } from './tables.ts';

/** How many of the latest questions count as recent when topics and levels are spread. */
const recentRounds = 12;

export const rounds = (db: Kysely<Tables>): Rounds => ({
  get: async (id) =>
    optionally(
      toRound,
      await db
        .selectFrom('rounds')
        .selectAll()
        .where('id', '=', id)
        .where('openedAt', 'is not', null)
        .executeTakeFirst(),
    ),
  openInQuiz: async (quiz, index, openedAt, closesAt) => {
    const before = await db
      .selectFrom('rounds')
      .select('answers')
      .where('quizId', '=', quiz)
      .where('position', '=', index - 1)
      .executeTakeFirst();
    const row = await db
      .updateTable('rounds')
      .set({ openedAt, closesAt, awaited: before?.answers ?? 0 })
      .where('quizId', '=', quiz)
      .where('position', '=', index)
      .returningAll()
      .executeTakeFirstOrThrow();
    return toRound(row);
  },
  openDaily: async (daily) => {
    const day = daily.date === undefined ? null : (await latestDay(db, daily.channel)).day + 1;
    const row = await db
      .insertInto('rounds')
      .values(dailyRow(daily, day))
      .onConflict((conflict) => conflict.columns(['scheduleId', 'date']).doNothing())
      .returningAll()
      .executeTakeFirst();
    return optionally(toRound, row);
  },
  close: async (id, closedAt) => {
    const { numUpdatedRows } = await db
      .updateTable('rounds')
      .set({ closedAt })
      .where('id', '=', id)
      .where('closedAt', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
  open: async (channel) =>
    (
      await db
        .selectFrom('rounds')
        .selectAll()
        .where('channelId', '=', channel)
        .where('openedAt', 'is not', null)
        .where('closedAt', 'is', null)
        .orderBy('openedAt')
        .orderBy('id')
        .execute()
    ).map(toRound),
  history: async (channel, since) => {
    const asked = () =>
      db
        .selectFrom('rounds')
        .where('channelId', '=', channel)
        .where('openedAt', 'is not', null)
        .where('id', '>', since);
    const last = await asked()
      .select(({ fn }) => ['questionId', fn.max('id').as('at')])
      .groupBy('questionId')
      .execute();
    const recent = await asked()
      .select(['topic', 'level'])
      .orderBy('id', 'desc')
      .limit(recentRounds)
      .execute();
    return {
      lastAsked: new Map(last.map(({ questionId, at }) => [questionId, at])),
      recent: recent.map(({ topic, level }) => ({ topic, level: level as Level })),
    };
  },
  newest: async () => {
    const row = await db
      .selectFrom('rounds')
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirst();
    return row?.id ?? 0;
  },
  latestDay: (channel) => latestDay(db, channel),
});

const latestDay = async (db: Kysely<Tables>, channel: number) => {
  const row = await db
    .selectFrom('rounds')
    .select(['day', 'closedAt'])
    .where('channelId', '=', channel)
    .where('day', 'is not', null)
    .orderBy('day', 'desc')
    .executeTakeFirst();
  return { day: row?.day ?? 0, open: row !== undefined && row.closedAt === null };
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

/** The round in a row; the row must be one that was opened. */
export const toRound = (row: SelectedRound): Round => ({
  id: row.id,
  channel: row.channelId,
  question: JSON.parse(row.question),
  game: row.game === 'quiz' ? quizGame(row) : dailyGame(row),
  openedAt: row.openedAt ?? 0,
  closesAt: row.closesAt ?? 0,
  closedAt: row.closedAt ?? undefined,
  answers: row.answers,
  firstRight: row.firstRight ?? undefined,
});

const quizGame = ({ quizId, position, awaited }: SelectedRound): QuizGame => ({
  kind: 'quiz',
  quiz: quizId ?? 0,
  index: position ?? 0,
  awaited,
});

const dailyGame = ({ scheduleId, reveal, day, dueAt }: SelectedRound): DailyGame => ({
  kind: 'daily',
  schedule: scheduleId ?? 0,
  reveal: reveal as Reveal,
  day: day ?? undefined,
  dueAt: dueAt ?? 0,
});
