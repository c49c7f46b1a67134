import type { Block } from '../../chat/card.ts';
import type { Work } from '../feature.ts';
import type { Round } from './repository.ts';
import type { GameRules } from './rules.ts';

/** Adds what another feature shows above a game's questions, open or closed. */
export const showingAbove = <R, S>(
  rules: GameRules<R>,
  above: (round: Round, work: Work<S>) => Promise<readonly Block[]>,
): GameRules<R & S> => ({
  ...rules,
  presentation: async (round, work) => ({
    ...(await rules.presentation(round, work)),
    above: await above(round, work),
  }),
});
