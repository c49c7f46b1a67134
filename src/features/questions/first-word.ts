import { body, title } from '../../chat/card.ts';
import { slash } from '../../chat/inline.ts';
import { privately } from '../../chat/messages.ts';
import { commandsOf } from '../feature.ts';
import type { QuestionsRecords } from './repository.ts';

const ways = [
  ['question search', 'WORDS', 'finds questions'],
  ['question show', 'ID', 'shows one with its answer'],
  ['question report', 'ID REASON', 'says what is wrong with one'],
] as const;

/** What the first word alone does: it says what most people want. */
export const questionAlone = commandsOf<QuestionsRecords>()({
  path: 'question',
  about: 'See what can be done with questions',
  who: 'anyone',
  repeatable: true,
  options: {},
  run: async () =>
    privately({
      tone: 'neutral',
      blocks: [
        title('Questions'),
        ...ways.map(([path, rest, does]) => body([slash(path, rest), ` ${does}`])),
        body([slash('help', 'question'), ' tells the rest']),
      ],
    }),
});
