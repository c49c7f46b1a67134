import { platformFor } from '../../chat/platform.ts';
import type { Feature } from '../feature.ts';
import { value } from '../personal-data.ts';
import { advanceQuiz, setQuizTimer } from './advance.ts';
import { quizCommands } from './commands.ts';
import { end, intro, resumed } from './posts.ts';
import type { QuizRecords } from './repository.ts';

/** Live quizzes in a channel. */
export const quiz = {
  commands: quizCommands,
  timers: {
    quiz: async (subject, _, { records, now }) => {
      const stored = await records.quizzes.get(subject);
      // The timer is gone once it fires, even if it was too early to do anything, so set the next one.
      if (stored) await setQuizTimer(records, subject, await advanceQuiz(records, stored, 'tick', now));
    },
  },
  posts: { 'quiz-intro': intro, 'quiz-resumed': resumed, 'quiz-end': end },
  personalData: [
    {
      kind: 'reference',
      table: 'quizzes',
      member: 'started_by',
      section: 'quizzesStarted',
      inSlicesBy: 'id',
      columns: { id: value('quiz') },
    },
  ],
  // Tells every channel whose quiz was interrupted that it continues.
  onStart: async (platforms, { records, now }) => {
    for (const { id, channel } of await records.quizzes.unfinished()) {
      const isServed = platformFor(platforms, await records.channels.get(channel)) !== undefined;
      if (isServed) await records.outbox.add(channel, 'quiz-resumed', id, now);
    }
  },
} satisfies Feature<QuizRecords>;
