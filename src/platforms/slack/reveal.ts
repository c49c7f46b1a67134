import type { Block, Card } from '../../chat/card.ts';

/** A closed question in two: what stays in the channel, and what is told in its thread. */
export interface Reveal {
  readonly short: Card;
  /** Absent where there is nothing to explain, as for a question that is open. */
  readonly explanation?: Card;
}

/**
 * Takes a closed question's explanation apart from it, so that the channel stays quiet. The first text below the
 * votes is the verdict and stays, as tables do; the texts and the code after it explain.
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

/** The votes, or a picture of them. */
const showsVotes = (block: Block): boolean =>
  block.kind === 'image'
    ? block.fallback.some(showsVotes)
    : block.kind === 'choices' && block.state === 'closed';
