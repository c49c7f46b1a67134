import type { Block } from '../../chat/card.ts';
import type { Context } from '../feature.ts';
import { withdrawnHereBlocks } from './manager-cards.ts';
import type { Withdrawals } from './repository.ts';
import { canUndo } from './undo.ts';

/** Builds the blocks that say that a question is withdrawn here, and let managers undo that; none if it is not. */
export const withdrawnHere = async (
  question: string,
  { records: { withdrawals }, channel, isOwner, now }: Context<{ readonly withdrawals: Withdrawals }>,
): Promise<Block[]> => {
  const latest = await withdrawals.latest(channel, question);
  if (latest === undefined || latest.undoneAt !== undefined) return [];
  return withdrawnHereBlocks(latest, isOwner && canUndo(latest, now));
};
