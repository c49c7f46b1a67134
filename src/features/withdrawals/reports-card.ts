import { type Block, body, type Card, small, title } from '../../chat/card.ts';
import { split } from '../../chat/fit.ts';
import { code, says, slash } from '../../chat/inline.ts';
import { clip, plural } from '../../chat/text.ts';
import type { Bank } from '../question-bank.ts';
import { withdrawalActions } from './actions.ts';
import type { Reported } from './repository.ts';

const remedy =
  'To withdraw a question counts every answer to it as right. To dismiss settles its reports, and keeps the question.';
const shownReasons = 3;
const shownQuestions = 10;

/**
 * Builds the card that tells a manager of new reports. It shows as many of the questions as fit in one message.
 * @param repeats the message that showed the question, if it is only one
 */
export const newsCard = (reported: readonly Reported[], bank: Bank, repeats?: Card['repeats']): Card => {
  const showing = (count: number): Card => ({
    tone: 'warning',
    ...(repeats === undefined ? {} : { repeats }),
    blocks: [
      title(
        reported.length === 1
          ? 'A question was reported'
          : `${plural(reported.length, 'question')} were reported`,
      ),
      ...questionBlocks(reported, bank, count),
      small(says`${remedy} ${slash('question reports')} lists all reports.`),
    ],
  });
  const fits = (count: number) => split(showing(count)).length === 1;
  let count = Math.min(shownQuestions, reported.length);
  while (count > 1 && !fits(count)) count -= 1;
  return showing(count);
};

/** Builds the card that lists questions with their open reports. */
export const reportsCard = (reported: readonly Reported[], bank: Bank): Card => ({
  tone: 'warning',
  blocks: [title('Open reports'), ...questionBlocks(reported, bank, shownQuestions), small(remedy)],
});

const questionBlocks = (reported: readonly Reported[], bank: Bank, most: number): Block[] => [
  ...reported.slice(0, most).flatMap(({ question, reasons }) => questionBlock(question, reasons, bank)),
  ...(reported.length > most ? [small(`And ${plural(reported.length - most, 'more question')}.`)] : []),
];

const questionBlock = (question: string, reasons: Reported['reasons'], bank: Bank): Block[] => {
  const prompt = bank.question(question)?.prompt;
  return [
    body([
      code(question),
      prompt === undefined ? '' : `\n${clip(prompt, 200)}`,
      ...reasons.slice(0, shownReasons).map(({ by, reason }) => `\n${by}: ${clip(reason, 200)}`),
      reasons.length > shownReasons ? `\nand ${reasons.length - shownReasons} more` : '',
    ]),
    {
      kind: 'actions',
      actions: [
        { label: 'Withdraw', action: withdrawalActions['ask-to-withdraw'].id({ question }), style: 'danger' },
        { label: 'Dismiss', action: withdrawalActions.dismiss.id({ question }), style: 'plain' },
      ],
    },
  ];
};
