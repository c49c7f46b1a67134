import type { Kysely } from 'kysely';
import type { ChoiceQuestion } from '../../engine/question.ts';
import { Conflict } from '../../errors.ts';
import type { Quizzes, StoredQuiz } from '../../features/quiz/repository.ts';
import { optionally } from '../database/optionally.ts';
import { questionColumns } from '../rounds/asking.ts';
import { readQuiz, writeQuiz } from '../stored/quiz.ts';
import { readSettings, writeSettings } from '../stored/quiz-settings.ts';
import type { SelectedQuiz, Tables } from '../tables.ts';

/** Creates the repository of quizzes. */
export const quizzes = (db: Kysely<Tables>): Quizzes => {
  const select = () => db.selectFrom('quizzes').selectAll();
  return {
    start: async ({ channel, startedBy, seed, quiz, settings, code }, questions, isReplay = false) => {
      const row = await db
        .insertInto('quizzes')
        .values({
          channelId: channel,
          startedBy: startedBy ?? null,
          seed,
          state: writeQuiz(quiz),
          running: 1,
          version: 1,
          settings: settings === undefined ? null : writeSettings(settings),
          code: code ?? null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await db
        .insertInto('rounds')
        .values(
          questions.map((question, position) => ({
            ...planned(channel, row.id, position, question),
            replay: isReplay ? (1 as const) : (0 as const),
          })),
        )
        .execute();
      return toQuiz(row);
    },
    get: async (id) => optionally(toQuiz, await select().where('id', '=', id).executeTakeFirst()),
    running: async (channel) =>
      optionally(
        toQuiz,
        await select().where('channelId', '=', channel).where('running', '=', 1).executeTakeFirst(),
      ),
    unfinished: async () => (await select().where('running', '=', 1).orderBy('id').execute()).map(toQuiz),
    save: async ({ id, version }, quiz) => {
      const { numUpdatedRows } = await db
        .updateTable('quizzes')
        .set({
          state: writeQuiz(quiz),
          running: quiz.phase.kind === 'over' ? 0 : 1,
          version: version + 1,
        })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Conflict(`Quiz ${id} was changed in the meantime.`);
    },
  };
};

/** Builds a round's row before the round opens. */
const planned = (channelId: number, quizId: number, position: number, question: ChoiceQuestion) => ({
  channelId,
  game: 'quiz' as const,
  quizId,
  position,
  ...questionColumns(question),
});

/** Maps a row to a quiz. Throws a StoredDataError if it can't be read. */
export const toQuiz = ({
  id,
  channelId,
  startedBy,
  seed,
  state,
  version,
  settings,
  code,
}: SelectedQuiz): StoredQuiz => ({
  id,
  channel: channelId,
  startedBy: startedBy ?? undefined,
  seed,
  quiz: readQuiz(state, id),
  settings: settings === null ? undefined : readSettings(settings, id),
  code: code ?? undefined,
  version,
});
