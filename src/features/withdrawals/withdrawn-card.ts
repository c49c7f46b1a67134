import { type Block, body, type Card, type Tone } from '../../chat/card.ts';
import { code, type InlineText, prose, says, strong } from '../../chat/inline.ts';
import { clip, oneLine } from '../../chat/text.ts';
import type { Bank } from '../question-bank.ts';

/** Builds the card for channels in which a withdrawn question was asked. */
export const withdrawnCard = (id: string, bank: Bank): Card =>
  announcement(
    'warning',
    'A question was withdrawn: ',
    id,
    bank,
    'It had a problem. Every answer to it now counts as right, and points, leaderboards, and streaks were corrected.',
  );

/** Builds the card that replaces it once the withdrawal is undone. */
export const countsAgainCard = (id: string, bank: Bank): Card =>
  announcement(
    'neutral',
    'A question counts again: ',
    id,
    bank,
    'The withdrawal was undone. Points, leaderboards, and streaks are as they were before.',
  );

/** Names a question by its prompt in quotation marks; by its id if the bank lacks it. */
export const questionName = (id: string, bank: Bank): InlineText => {
  const prompt = bank.question(id)?.prompt;
  return prompt === undefined ? [code(id)] : says`"${prose(clip(oneLine(prompt), 120))}"`;
};

/** Builds the line with a question's prompt, if the bank has it. */
export const promptBlock = (id: string, bank: Bank, limit: number): Block[] => {
  const prompt = bank.question(id)?.prompt;
  return prompt === undefined ? [] : [body(prose(clip(prompt, limit)))];
};

const announcement = (tone: Tone, what: string, id: string, bank: Bank, effect: string): Card => ({
  tone,
  blocks: [body(says`${strong(what)}${questionName(id, bank)}`), body(effect)],
});
