import { platformFor } from '../../chat/platform.ts';
import { handleActions } from '../action-handlers.ts';
import type { Feature } from '../feature.ts';
import { round, time, value } from '../personal-data.ts';
import { quizActions } from './actions.ts';
import { advanceQuiz, setQuizTimer } from './advance.ts';
import { quizCommands } from './commands.ts';
import { offerQuiz, quizAlone } from './first-word.ts';
import { beginNow, enterLobby, mixTeams } from './lobby.ts';
import { end, intro, resumed } from './posts.ts';
import type { QuizRecords } from './repository.ts';
import { showResult } from './result.ts';
import { postScore, shareQuiz } from './share.ts';
import { goToNext, skipQuestion } from './skip.ts';
import { playAgain } from './start.ts';
import { threadPosts } from './thread.ts';

/** Live quizzes in a channel. */
export const quiz = {
  commands: quizCommands,
  forms: [quizAlone],
  actions: handleActions<typeof quizActions, QuizRecords>(quizActions, {
    'new-quiz': (_, context) => offerQuiz(context),
    enter: ({ quiz }, context) => enterLobby(quiz, context),
    begin: ({ quiz }, context) => beginNow(quiz, context),
    mix: ({ quiz }, context) => mixTeams(quiz, context),
    skip: ({ round }, context) => skipQuestion(round, context),
    next: (values, context) => goToNext(values, context),
    result: (values, context) => showResult(values, context),
    share: ({ quiz }, context) => shareQuiz(quiz, context),
    'post-score': ({ quiz }, context) => postScore(quiz, context),
    again: ({ quiz }, context) => playAgain(quiz, context),
  }),
  // They only show something, are about one moment that only the first press finds, or store what can be there once.
  repeatable: ['new-quiz', 'enter', 'begin', 'skip', 'next', 'result', 'share', 'post-score'],
  timers: {
    quiz: async (subject, _, { records, now }) => {
      const stored = await records.quizzes.get(subject);
      // The timer is gone once it fires, even if it was too early to do anything, so set the next one.
      if (stored) await setQuizTimer(records, subject, await advanceQuiz(records, stored, 'tick', now));
    },
  },
  posts: { 'quiz-intro': intro, 'quiz-resumed': resumed, 'quiz-end': end, ...threadPosts },
  personalData: [
    {
      kind: 'reference',
      table: 'quizzes',
      member: 'started_by',
      section: 'quizzesStarted',
      inSlicesBy: 'id',
      columns: { id: value('quiz') },
    },
    {
      kind: 'shared',
      table: 'quizzes',
      columns: { code: 'It is drawn by chance, for everyone to play the quiz again.' },
    },
    {
      kind: 'rows',
      table: 'quiz_players',
      member: 'member_id',
      section: 'quizzesEntered',
      columns: { quiz_id: value('quiz'), at: time('at'), dealt: value('mixedTeam') },
    },
    {
      kind: 'rows',
      table: 'quiz_shares',
      member: 'member_id',
      section: 'quizzesShared',
      columns: { quiz_id: value('quiz'), at: time('at') },
    },
    {
      kind: 'rows',
      table: 'skip_votes',
      member: 'member_id',
      section: 'votesToSkip',
      columns: { round_id: round, at: time('at') },
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
