import type { Round } from './repository.ts';

/** Returns whether a round is sealed: until it closes, nothing may tell whether an answer to it is right. */
export const isSealed = ({ closedAt, game }: Pick<Round, 'closedAt' | 'game'>): boolean =>
  closedAt === undefined && game.kind === 'daily' && game.reveal === 'close';
