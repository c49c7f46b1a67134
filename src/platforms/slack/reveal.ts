import type { Block, Card } from '../../chat/card.ts';

/** A closed question split in two: what stays in the channel, and what goes to its thread. */
export interface Reveal {
  readonly short: Card;
  /** Absent if there is nothing to explain, for example while the question is open. */
  readonly explanation?: Card;
}

/**
 * Splits the explanation off a closed question, so that the channel stays quiet. The first text below the votes is
 * the verdict. It stays, and so do tables; the texts and the code after it explain.
 */
export const splitReveal = (card: Card): Reveal => {
  const votes = card.blocks.findIndex(showsVotes);
  const verdict = card.blocks.findIndex(({ kind }, index) => index > votes && kind === 'text');
  if (votes < 0 || verdict < 0) return { short: card };
  const isAside = (block: Block, index: number) =>
    index > verdict && (block.kind === 'text' || block.kind === 'code');
  const aside = card.blocks.filter(isAside);
  if (aside.length === 0) return { short: card };
  return {
    short: { ...card, blocks: card.blocks.filter((block, index) => !isAside(block, index)) },
    explanation: { tone: 'neutral', blocks: aside },
  };
};

/** Returns whether a block shows the votes, as text or as a picture. */
const showsVotes = (block: Block): boolean =>
  block.kind === 'image'
    ? block.fallback.some(showsVotes)
    : block.kind === 'choices' && block.state === 'closed';
