import type { ActionsBlock, Card } from '../../view/card.ts';

/** All buttons of a card. */
export const actionsOf = ({ blocks }: Card): ActionsBlock['actions'] =>
  blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));

/** What to type for a card's buttons: the first word of the label, or all of it where others begin alike. */
export const actionWords = (card: Card): ((label: string) => string) => {
  const firsts = Map.groupBy(actionsOf(card), ({ label }) => firstWord(label));
  return (label) =>
    firsts.get(firstWord(label))?.length === 1 ? firstWord(label) : label.toLowerCase().replaceAll(' ', '-');
};

const firstWord = (label: string): string => (label.match(/[\p{L}\p{N}]+/u)?.[0] ?? label).toLowerCase();
