import { type Block, body, type Card, small, title } from '../../chat/card.ts';
import { split } from '../../chat/fit.ts';
import { type Inline, type InlineText, lines, prose, says, slash, strong } from '../../chat/inline.ts';
import { clip, oneLine, plural } from '../../chat/text.ts';
import type { ChoiceQuestion } from '../../engine/question.ts';
import type { Bank } from '../question-bank.ts';
import { choiceText, codeBlock } from '../rounds/question-card.ts';
import { withdrawalActions } from './actions.ts';
import type { Reported } from './repository.ts';
import { questionName } from './withdrawn-card.ts';

const remedy =
  'Withdrawing a question counts every answer to it as right. Dismissing settles its reports and keeps the question.';
const shownReasons = 3;
const shownQuestions = 10;

/** What cards about reports need to know besides the reports. */
export interface ReportsView {
  readonly bank: Bank;
  /** The ids of questions whose solution may not be shown. */
  readonly hidden: ReadonlySet<string>;
  /** The message that showed the question, if it is only one. */
  readonly shown?: Card['repeats'];
}

/** Builds the card that tells a manager of new reports. It shows as many of the questions as fit in one message. */
export const newsCard = (reported: readonly Reported[], view: ReportsView): Card => {
  const heading =
    reported.length === 1
      ? 'A question was reported'
      : `${plural(reported.length, 'question')} were reported`;
  return linked(
    fitting(reported, (count) => [
      title(heading),
      ...questionBlocks(reported, view, count),
      small(says`${remedy} ${slash('question reports')} lists all reports.`),
    ]),
    view,
  );
};

/** Adds a link to the message that showed the only question. */
const linked = (card: Card, { shown }: ReportsView): Card =>
  shown === undefined ? card : { ...card, repeats: shown };

/** Builds the card that lists questions with their open reports. */
export const reportsCard = (reported: readonly Reported[], view: ReportsView): Card =>
  linked(
    {
      tone: 'warning',
      blocks: [title('Open reports'), ...questionBlocks(reported, view, shownQuestions), small(remedy)],
    },
    view,
  );

/** Builds the card that takes the place of one with reports of which some are settled. It shows those that are still open. */
export const settledCard = (
  outcome: readonly Inline[],
  open: readonly Reported[],
  view: ReportsView,
): Card =>
  open.length === 0
    ? { tone: 'right', blocks: [body(outcome)] }
    : {
        ...fitting(open, (count) => [
          body(outcome),
          title(plural(open.length, 'more open report').replace(/^1 /, 'One ')),
          ...questionBlocks(open, view, count),
        ]),
        tone: 'right',
      };

/** Says who dismissed the reports about a question. */
export const dismissedText = (question: string, by: string | undefined, bank: Bank): Inline[] => [
  ...says`${questionName(question, bank)} stays as it is. The report was dismissed`,
  ...(by === undefined ? [] : [' by ', strong(by)]),
  '.',
];

/** Says who withdrew a question that was reported. */
export const withdrawnText = (question: string, by: string | undefined, bank: Bank): Inline[] => [
  ...says`${questionName(question, bank)} was withdrawn`,
  ...(by === undefined ? [] : [' by ', strong(by)]),
  '. Every answer to it counts as right.',
];

/** Builds a card with as many of the questions as fit in one message. */
const fitting = (reported: readonly Reported[], blocks: (count: number) => Block[]): Card => {
  const showing = (count: number): Card => ({ tone: 'warning', blocks: blocks(count) });
  let count = Math.min(shownQuestions, reported.length);
  while (count > 1 && split(showing(count)).length > 1) count -= 1;
  return showing(count);
};

const questionBlocks = (reported: readonly Reported[], view: ReportsView, most: number): Block[] => [
  ...reported.slice(0, most).flatMap((one) => questionBlock(one, view, reported.length === 1)),
  ...(reported.length > most ? [small(`And ${plural(reported.length - most, 'more question')}.`)] : []),
];

/** @param isOnly whether there is room for the question's code */
const questionBlock = ({ question, reasons }: Reported, view: ReportsView, isOnly: boolean): Block[] => [
  body([
    ...reasons
      .slice(0, shownReasons)
      .flatMap(({ by, reason }, index): Inline[] => [
        ...(index > 0 ? ['\n'] : []),
        strong(`${by}: `),
        clip(reason, 200),
      ]),
    reasons.length > shownReasons ? `\nand ${reasons.length - shownReasons} more` : '',
  ]),
  ...askedBlocks(question, view, isOnly),
  {
    kind: 'actions',
    needsWorkspace: true,
    actions: [
      { label: 'Withdraw', action: withdrawalActions['ask-to-withdraw'].id({ question }), style: 'danger' },
      { label: 'Dismiss', action: withdrawalActions.dismiss.id({ question }), style: 'plain' },
    ],
  },
];

/** Shows what the question asks, with its choices. The one that counts as right is marked, unless nobody may know it yet. */
const askedBlocks = (id: string, { bank, hidden }: ReportsView, isOnly: boolean): Block[] => {
  const question = bank.question(id);
  if (question === undefined) return [body(says`This question is gone: ${questionName(id, bank)}`)];
  return [
    body(prose(clip(question.prompt, 200))),
    ...(isOnly ? codeBlock(question) : []),
    ...(question.kind === 'open' ? [] : [body(lines(choiceLines(question, hidden.has(id))))]),
  ];
};

const choiceLines = (question: ChoiceQuestion, isHidden: boolean): InlineText[] =>
  question.choices.map(
    ({ text, correct }) =>
      says`${correct && !isHidden ? '✓' : '•'} ${choiceText(question, clip(oneLine(text), 120))}`,
  );
