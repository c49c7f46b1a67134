import { body, type Card } from '../../chat/card.ts';
import { code, strong } from '../../chat/inline.ts';
import { clip } from '../../chat/text.ts';
import type { Bank } from '../question-bank.ts';

/** Builds the card for channels in which a withdrawn question was asked. */
export const withdrawnCard = (id: string, bank: Bank): Card => {
  const prompt = bank.question(id)?.prompt;
  return {
    tone: 'warning',
    blocks: [
      body([strong('A question was withdrawn: '), code(id)]),
      ...(prompt === undefined ? [] : [body(clip(prompt, 200))]),
      body(
        'It had a problem. Every answer to it now counts as right, and points, leaderboards and streaks were corrected.',
      ),
    ],
  };
};
