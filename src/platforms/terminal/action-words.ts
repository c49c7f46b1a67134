import type { Card, MenuBlock } from '../../chat/card.ts';
import { answerOf } from './answer-word.ts';

/** Lists all buttons of a card, those of its menus among them. */
const actionsOf = ({ blocks }: Card): MenuBlock['options'] =>
  blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions : block.kind === 'menu' ? block.options : [],
  );

/**
 * Chooses what to type for each of a card's buttons, by action: the first word of its label, or the whole label if
 * several start with the same word. A number follows if another button already has that word, and `press-` comes first
 * if it would mean an answer or a command.
 */
export const actionWords = (card: Card): ReadonlyMap<string, string> => {
  const actions = actionsOf(card);
  const firsts = Map.groupBy(actions, ({ label }) => firstWord(label));
  const words = new Map<string, string>();
  for (const { label, action } of actions) {
    const first = firstWord(label);
    const word = firsts.get(first)?.length === 1 ? first : wordOf(label);
    words.set(action, distinct(meansElse(word) ? `press-${word}` : word, [...words.values()]));
  }
  return words;
};

/** Turns a label, or what somebody typed, into one word. */
export const wordOf = (typed: string): string => typed.trim().toLowerCase().replace(/\s+/g, '-');

const firstWord = (label: string): string => wordOf(label.match(/[\p{L}\p{M}\p{N}]+/u)?.[0] ?? label);

const meansElse = (word: string): boolean => answerOf(word) !== undefined || word.startsWith('/');

const distinct = (word: string, taken: readonly string[]): string => {
  let one = word;
  for (let count = 2; taken.includes(one); count++) one = `${word}-${count}`;
  return one;
};
