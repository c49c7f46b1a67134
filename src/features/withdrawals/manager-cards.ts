import { type ActionsBlock, type Block, body, type Card, small, title } from '../../chat/card.ts';
import { day, says, slash } from '../../chat/inline.ts';
import { grouped, plural } from '../../chat/text.ts';
import type { Bank } from '../question-bank.ts';
import { withdrawalActions } from './actions.ts';
import type { Gains } from './regrades.ts';
import type { Effects } from './withdraw.ts';
import type { Withdrawal } from './withdrawal.ts';
import { promptBlock, questionName } from './withdrawn-card.ts';

/**
 * Builds the card that asks a manager before withdrawing a question.
 * @param last the id of its latest withdrawal, or 0
 * @param cancel the id of the button that keeps it
 */
export const confirmCard = (
  question: string,
  effects: Effects,
  { last, cancel, bank }: { readonly last: number; readonly cancel: string; readonly bank: Bank },
): Card => ({
  tone: 'warning',
  blocks: [
    title('Withdraw this question?'),
    ...promptBlock(question, bank, 200),
    body('It will not be asked here again, and every answer to it will count as right.'),
    body(foreseen(effects)),
    small(`You can undo this for 24 hours${effects.open === 0 ? '' : ', but what closes stays closed'}.`),
    {
      kind: 'actions',
      actions: [
        { label: 'Withdraw', action: withdrawalActions.withdraw.id({ question, last }), style: 'danger' },
        { label: 'Cancel', action: cancel, style: 'plain' },
      ],
    },
  ],
});

/** Builds the card that tells a manager what a withdrawal changed. */
export const doneCard = (question: string, id: number, effects: Effects, bank: Bank): Card => ({
  tone: 'right',
  blocks: [
    body(says`${questionName(question, bank)} is withdrawn. ${happened(effects)}`),
    small(says`You can undo this for 24 hours: here, or later with ${slash('question show', question)}.`),
    undoButton(id),
  ],
});

/** Builds the card for a manager who withdraws a question that is withdrawn already. */
export const alreadyCard = (withdrawal: Withdrawal, canUndo: boolean, bank: Bank): Card => ({
  tone: 'warning',
  blocks: [
    body(says`${questionName(withdrawal.question, bank)} was already withdrawn.`),
    ...(canUndo ? [undoButton(withdrawal.id)] : []),
  ],
});

/** Builds the blocks that say that a question is withdrawn here, and when. */
export const withdrawnHereBlocks = ({ id, at }: Withdrawal, canUndo: boolean): Block[] => [
  body(
    says`Withdrawn here on ${day(at)} by a manager. It is not asked here anymore, and every answer to it counts as right.`,
  ),
  ...(canUndo ? [undoButton(id)] : []),
];

const undoButton = (withdrawal: number): ActionsBlock => ({
  kind: 'actions',
  actions: [{ label: 'Undo', action: withdrawalActions.unvoid.id({ withdrawal }), style: 'plain' }],
});

const never = 'It was never asked here.';

/** Says what a withdrawal would change. */
const foreseen = ({ open, planned, answers, gains, channels }: Effects): string => {
  if (channels === 0 && planned === 0) return never;
  return [
    ...(open === 0 ? [] : [`${plural(open, 'open question closes', 'open questions close')}.`]),
    ...(planned === 0
      ? []
      : [`${plural(planned, 'running quiz goes', 'running quizzes go')} on without it.`]),
    gains === undefined
      ? `Answers to it (${grouped(answers)}) will be graded again, and later ones whose streak it broke. That takes a moment.`
      : foreseenGains(gains),
    ...(channels === 0 ? [] : [`I will tell ${plural(channels, 'channel')}.`]),
  ].join(' ');
};

const foreseenGains = ({ answers, members, points }: Gains): string =>
  answers === 0
    ? 'No answer gains points.'
    : `${plural(answers, 'answer')} by ${plural(members, 'member')} will be graded again, which adds ${plural(points, 'point')} to the leaderboards.`;

/** Says what a withdrawal changed. */
const happened = ({ gains, channels }: Effects): string => {
  if (channels === 0) return never;
  if (gains === undefined) {
    return `Answers to it are being graded again, and the points follow within moments; I am telling ${plural(channels, 'channel')}.`;
  }
  const gained =
    gains.answers === 0
      ? 'Nobody had lost points over it'
      : `${plural(gains.answers, 'answer')} by ${plural(gains.members, 'member')} gained points`;
  return `${gained}; I am telling ${plural(channels, 'channel')}.`;
};
