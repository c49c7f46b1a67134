import { note } from '../../chat/card.ts';
import { privately, refuse } from '../../chat/messages.ts';
import { plural } from '../../chat/text.ts';
import { commandsOf } from '../feature.ts';
import { question } from '../question-options.ts';
import type { Rules } from '../rounds/rules.ts';
import type { WithdrawalsRecords } from './repository.ts';
import { type Returned, withdrawQuestion } from './withdraw.ts';

/** Declares the command that withdraws a question. */
export const createWithdrawCommand = (rules: Rules<WithdrawalsRecords>) =>
  commandsOf<WithdrawalsRecords>()({
    path: 'question void',
    about: 'Withdraw a question: it is not asked here again, and every answer to it counts as right',
    who: 'managers',
    options: { id: question('The id of the question') },
    example: '/question void mutable-default-shared-playlist',
    run: async ({ id }, context) => {
      const returned = await withdrawQuestion(context, id, rules);
      return returned === undefined
        ? refuse(`${id} was already withdrawn.`)
        : privately(note(`${id} is withdrawn. ${summary(returned)}`, 'right'));
    },
  });

const summary = ({ answers, members, channels }: Returned): string => {
  if (channels === 0) return 'It was never asked here.';
  const gained =
    answers === 0
      ? 'Nobody had lost points over it'
      : `${plural(answers, 'answer')} by ${plural(members, 'member')} gained points`;
  return `${gained}; I am telling ${plural(channels, 'channel')}.`;
};
