import { body, type Card } from '../../chat/card.ts';
import { code, strong } from '../../chat/inline.ts';
import { clip } from '../../chat/text.ts';
import type { Bank } from '../question-bank.ts';

/** What the channels hear in which a withdrawn question was asked. */
export const withdrawnCard = (id: string, bank: Bank): Card => ({
  tone: 'warning',
  blocks: [
    body([strong('A question was withdrawn: '), code(id)]),
    ...[bank.question(id)?.prompt ?? []].flat().map((prompt) => body(clip(prompt, 200))),
    body(
      'It was not good enough. Every answer to it counts as right now: points, boards and streaks are corrected.',
    ),
  ],
});
