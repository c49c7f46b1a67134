import type { Kysely } from 'kysely';
import type { Round, Rounds } from '../../features/rounds/repository.ts';
import type { GameKind } from '../../features/rounds/rules.ts';
import { optionally } from '../database/optionally.ts';
import { hasRowLocks } from '../database/row-locks.ts';
import { channelsIn } from '../people/channels.ts';
import { present } from '../stored/json.ts';
import { readQuestion } from '../stored/question.ts';
import { forgetStreaks } from '../streaks/kept-streaks.ts';
import type { SelectedRound, Tables } from '../tables.ts';
import { removeMarks } from './answer-marks.ts';
import { countAnswers } from './count-answers.ts';

/** Creates the repository of rounds. */
export const rounds = (db: Kysely<Tables>): Rounds => {
  const asked = () => db.selectFrom('rounds').selectAll().where('openedAt', 'is not', null);
  return {
    // Several processes may share a database that locks rows.
    graceMs: hasRowLocks(db) ? 250 : 0,
    get: async (id, within) =>
      optionally(
        toRound,
        await asked()
          .where('id', '=', id)
          .$if(within !== undefined, (query) =>
            query.where('channelId', 'in', channelsIn(db, within ?? { platform: '', workspace: '' })),
          )
          .executeTakeFirst(),
      ),
    ofQuiz: async (quiz, index) =>
      optionally(
        toRound,
        await asked()
          .where('quizId', '=', quiz)
          .where('position', '=', index)
          .$if(hasRowLocks(db), (query) => query.forUpdate())
          .executeTakeFirst(),
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
      const opened = await db
        .updateTable('rounds')
        .set({ openedAt, closesAt, closedAt: null })
        .where('id', '=', id)
        // Answers to a round that closed may be in the totals by now, so it stays closed.
        .where(({ or, eb }) => or([eb('closedAt', 'is', null), eb('answers', '=', 0)]))
        .returning(['channelId', 'day'])
        .execute();
      await forgetStreaks(db, opened);
    },
    close: async (id, closedAt) => {
      const row = await db
        .updateTable('rounds')
        .set({ closedAt })
        .where('id', '=', id)
        .where('closedAt', 'is', null)
        .returning(['reveal', 'markKey'])
        .executeTakeFirst();
      // The update has locked the row, so every answer is stored by now.
      if (row?.reveal === 'close') await countAnswers(db, id);
      if (row?.markKey) await removeMarks(db, id);
      return row !== undefined;
    },
  };
};

/** Maps a row to a round. Throws a StoredDataError if a column that every opened round has is empty. */
export const toRound = (row: SelectedRound): Round => ({
  id: row.id,
  channel: row.channelId,
  question: readQuestion(row.question, row.id),
  game: games[row.game](row),
  openedAt: present(row.openedAt, `opened_at of round ${row.id}`),
  closesAt: present(row.closesAt, `closes_at of round ${row.id}`),
  closedAt: row.closedAt ?? undefined,
  answers: row.answers,
  isWithdrawn: row.voided === 1,
  isCutShort: row.cutShort === 1,
  firstRight: row.firstRight ?? undefined,
  hasMarks: row.markKey !== null,
});

const games: Readonly<Record<GameKind, (row: SelectedRound) => Round['game']>> = {
  quiz: ({ id, quizId, position, expected, awaited, replay }) => ({
    kind: 'quiz',
    quiz: present(quizId, `quiz_id of round ${id}`),
    index: present(position, `position of round ${id}`),
    expected,
    awaited,
    ...(replay === 1 ? { isReplay: true } : {}),
  }),
  daily: ({ id, scheduleId, reveal, day, dueAt }) => ({
    kind: 'daily',
    schedule: present(scheduleId, `schedule_id of round ${id}`),
    reveal: present(reveal, `reveal of round ${id}`),
    day: day ?? undefined,
    dueAt: present(dueAt, `due_at of round ${id}`),
  }),
};
