import type { ActionsBlock, Block } from '../../chat/card.ts';
import type { Quiz } from '../../engine/quiz.ts';
import type { Round } from '../rounds/repository.ts';
import { quizActions } from './actions.ts';
import type { StoredQuiz } from './repository.ts';

/** Builds the button below an open question, for those who want to skip it. */
export const skipButton = ({ id }: Round): ActionsBlock => button('Skip', quizActions.skip.id({ round: id }));

/** Builds the button below a closed question, as long as the next one is still to come. */
export const nextButton = ({ game }: Round, quiz: Quiz | undefined): Block[] =>
  game.kind === 'quiz' && quiz?.phase.kind === 'pause' && quiz.phase.index === game.index
    ? [button('Next', quizActions.next.id({ quiz: game.quiz, index: game.index }))]
    : [];

/** Builds the button below the final standings; none if the quiz is so old that nobody knows its settings. */
export const againButton = ({ id, settings }: StoredQuiz): Block[] =>
  settings === undefined ? [] : [button('Play again', quizActions.again.id({ quiz: id }))];

const button = (label: string, action: string): ActionsBlock => ({
  kind: 'actions',
  actions: [{ label, action, style: 'plain' }],
});
