import { given, optional } from '../../chat/commands/option.ts';
import { labeled, text } from '../../chat/commands/option-types.ts';
import { formFor } from '../../chat/commands/parse.ts';
import { slash } from '../../chat/inline.ts';
import { type Reply, refuse } from '../../chat/messages.ts';
import { type Context, commandsOf } from '../feature.ts';
import { question } from '../question-options.ts';
import { addReport, longest } from './report.ts';
import type { WithdrawalsRecords } from './repository.ts';

/** What can be wrong with a question. */
const reasons = {
  answer: 'The answer that counts as right is wrong',
  several: 'More than one choice is right',
  unclear: 'The question is unclear',
  outdated: 'It is out of date',
  other: 'Something else',
} as const;

/** The form to report the question that a message shows. */
export const reportForm = commandsOf<WithdrawalsRecords>()({
  path: 'report',
  title: 'Report this question',
  submit: 'Report',
  about: 'Say what is wrong with a question',
  who: 'anyone',
  options: {
    question: given(question('The id of the question')),
    reason: { ...labeled('The managers of this place read it', reasons), label: 'What is wrong with it?' },
    remark: {
      ...optional(text('What you would change, or how you know', longest - 100)),
      label: 'In your own words',
    },
  },
  example: slash('question report', 'mutable-default-shared-playlist The second choice is right too'),
  run: async ({ question, reason, remark }, context) => {
    if (reason === 'other' && remark === undefined) {
      return refuse('Please say in your own words what is wrong with it. Nothing was sent.');
    }
    return addReport(question, remark === undefined ? reasons[reason] : withRemark(reason, remark), context);
  },
});

const withRemark = (reason: keyof typeof reasons, remark: string): string =>
  reason === 'other' ? remark : `${reasons[reason]}: ${remark}`;

/** Answers with the form to report the question that a message shows. */
export const askReason = async (
  message: string,
  { records, channel }: Context<WithdrawalsRecords>,
): Promise<Reply> => {
  const id = await records.reports.shownIn(channel.id, message);
  return id === undefined
    ? refuse('That message does not show one of my questions, so there is nothing to report.')
    : { kind: 'form', form: formFor(reportForm, { question: id }, {}) };
};
