import { type Block, body, type Card, type Tone } from '../../chat/card.ts';
import { code, strong } from '../../chat/inline.ts';
import { clip } from '../../chat/text.ts';
import type { Bank } from '../question-bank.ts';

/** Builds the card for channels in which a withdrawn question was asked. */
export const withdrawnCard = (id: string, bank: Bank): Card =>
  announcement(
    'warning',
    'A question was withdrawn: ',
    id,
    bank,
    'It had a problem. Every answer to it now counts as right, and points, leaderboards and streaks were corrected.',
  );

/** Builds the card that replaces it once the withdrawal is undone. */
export const countsAgainCard = (id: string, bank: Bank): Card =>
  announcement(
    'neutral',
    'A question counts again: ',
    id,
    bank,
    'It was withdrawn for a while. Points, leaderboards and streaks are as they were before.',
  );

/** Builds the line with a question's prompt, if the bank has it. */
export const promptBlock = (id: string, bank: Bank, limit: number): Block[] => {
  const prompt = bank.question(id)?.prompt;
  return prompt === undefined ? [] : [body(clip(prompt, limit))];
};

const announcement = (tone: Tone, what: string, id: string, bank: Bank, effect: string): Card => ({
  tone,
  blocks: [body([strong(what), code(id)]), ...promptBlock(id, bank, 200), body(effect)],
});
