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

/**
 * Builds the buttons below the final standings.
 * @param isPlayed whether anybody has a result
 */
export const endButtons = ({ id, settings }: StoredQuiz, isPlayed: boolean): Block[] => {
  const labels = [
    ...(isPlayed ? [['My result', quizActions.result.id({ quiz: id, page: 0 })] as const] : []),
    ...(isPlayed ? [['Share', quizActions.share.id({ quiz: id })] as const] : []),
    // Nobody knows the settings of quizzes from before they were stored.
    ...(settings === undefined ? [] : [['Play again', quizActions.again.id({ quiz: id })] as const]),
  ];
  return labels.length === 0 ? [] : [buttons(...labels)];
};

/** Builds the button below one's own result, as long as there is more of it. */
export const moreButton = (quiz: number, page: number): ActionsBlock =>
  button('More', quizActions.result.id({ quiz, page }));

const button = (label: string, action: string): ActionsBlock => buttons([label, action]);

const buttons = (...labels: readonly (readonly [label: string, action: string])[]): ActionsBlock => ({
  kind: 'actions',
  actions: labels.map(([label, action]) => ({ label, action, style: 'plain' })),
});
