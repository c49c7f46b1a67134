import type { Kysely } from 'kysely';
import type { DailyGame, QuizGame, Reveal, Round, Rounds } from '../features/rounds/repository.ts';
import { optionally } from './optionally.ts';
import type { SelectedRound, Tables } from './tables.ts';

export const rounds = (db: Kysely<Tables>): Rounds => {
  const asked = () => db.selectFrom('rounds').selectAll().where('openedAt', 'is not', null);
  return {
    get: async (id) => optionally(toRound, await asked().where('id', '=', id).executeTakeFirst()),
    ofQuiz: async (quiz, index) =>
      optionally(
        toRound,
        await asked().where('quizId', '=', quiz).where('position', '=', index).executeTakeFirst(),
      ),
    ofChannel: async (channel) => {
      const rows = await asked()
        .where('channelId', '=', channel)
        .where('closedAt', 'is', null)
        .orderBy('openedAt')
        .orderBy('id')
        .execute();
      return rows.map(toRound);
    },
    restartClock: async (id, openedAt, closesAt) => {
      await db
        .updateTable('rounds')
        .set({ openedAt, closesAt, closedAt: null })
        .where('id', '=', id)
        .execute();
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
  };
};

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
  voided: row.voided === 1,
  firstRight: row.firstRight ?? undefined,
});

const quizGame = ({ quizId, position, expected, awaited }: SelectedRound): QuizGame => ({
  kind: 'quiz',
  quiz: quizId ?? 0,
  index: position ?? 0,
  expected,
  awaited,
});

const dailyGame = ({ scheduleId, reveal, day, dueAt }: SelectedRound): DailyGame => ({
  kind: 'daily',
  schedule: scheduleId ?? 0,
  reveal: reveal as Reveal,
  day: day ?? undefined,
  dueAt: dueAt ?? 0,
});
