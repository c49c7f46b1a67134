import { note } from '../../chat/card.ts';
import { type Context, declare } from '../../chat/commands/command.ts';
import { question, text } from '../../chat/commands/option-types.ts';
import { quoted } from '../../chat/commands/suggest.ts';
import { split } from '../../chat/fit.ts';
import { privately, refuse } from '../../chat/messages.ts';
import { plural } from '../../chat/text.ts';
import { reportCard, reportsCard } from '../withdrawals/reports-card.ts';
import { type Returned, withdrawQuestion } from '../withdrawals/withdraw.ts';
import { foundCard, questionCard } from './cards.ts';

/** How many managers hear of a report. */
const mostReaders = 5;

const search = declare({
  path: 'question search',
  about: 'Find questions by words',
  who: 'anyone',
  audience: 'sender',
  options: { text: text('Words that the question holds', 200) },
  example: '/question search mutable default',
  run: async ({ text }, { bank }) => {
    const found = bank.search(text);
    return found.length === 0
      ? refuse(`No question holds ${quoted(text)}. Try fewer or other words.`)
      : privately(foundCard(text, found));
  },
});

const show = declare({
  path: 'question show',
  about: 'Show a question with its answer and all its reasons',
  who: 'anyone',
  audience: 'sender',
  options: { id: question('The id of the question') },
  example: '/question show mutable-default-shared-playlist',
  run: async ({ id }, context) => {
    const { bank } = context;
    const found = bank.question(id);
    if (found === undefined) return refuse(`There is no question ${quoted(id)}.`);
    if (await isOpenFor(id, context)) {
      return refuse('That question is open right now. Answer it first; then I show everything.');
    }
    return privately(...split(questionCard(found, bank)));
  },
});

/** Keeps a report, and tells those who manage the workspace. */
export const reportCommand = declare({
  path: 'question report',
  about: 'Say what is wrong with a question',
  who: 'anyone',
  audience: 'sender',
  options: { id: question('The id of the question'), reason: text('What is wrong with it', 1000) },
  example: '/question report mutable-default-shared-playlist The second choice is right too',
  run: async ({ id, reason }, { records: { reports }, channel, member, now }) => {
    await reports.add(id, member.id, reason, now);
    const readers = await reports.readers(channel, mostReaders);
    const card = reportCard(id, member.name, reason);
    return {
      ...privately(
        note('Thank you. Your report is kept, and people who manage this workspace hear of it.', 'right'),
      ),
      notices: readers.filter(({ id }) => id !== member.id).map((to) => ({ to, card })),
    };
  },
});

const reports = declare({
  path: 'question reports',
  about: 'Show what was reported and is not settled',
  who: 'managers',
  audience: 'sender',
  options: {},
  example: '/question reports',
  run: async (_, { records: { reports }, channel }) => {
    const open = await reports.open(channel);
    return open.length === 0
      ? privately(note('There are no open reports.', 'right'))
      : privately(...split(reportsCard(open)));
  },
});

const dismiss = declare({
  path: 'question dismiss',
  about: 'Settle the reports about a question and leave it as it is',
  who: 'managers',
  audience: 'sender',
  options: { id: question('The id of the question') },
  example: '/question dismiss mutable-default-shared-playlist',
  run: async ({ id }, { records: { reports }, channel, now }) => {
    const settled = await reports.settle(channel, id, now);
    return settled === 0
      ? refuse(`There is no open report about ${id}. /question reports shows them all.`)
      : privately(note(`${plural(settled, 'report')} about ${id} settled. The question stays.`));
  },
});

const withdrawCommand = declare({
  path: 'question void',
  about: 'Withdraw a question here: it is not asked again, and every answer to it counts as right',
  who: 'managers',
  audience: 'sender',
  options: { id: question('The id of the question') },
  example: '/question void mutable-default-shared-playlist',
  run: async ({ id }, context) => {
    const returned = await withdrawQuestion(context, id);
    return returned === undefined
      ? refuse(`${id} was withdrawn before.`)
      : privately(note(`${id} is withdrawn. ${inWords(returned)}`, 'right'));
  },
});

export const questionCommands = [search, show, reportCommand, reports, dismiss, withdrawCommand];

const inWords = ({ answers, members, channels }: Returned): string => {
  if (channels === 0) return 'It was never asked here.';
  const gained =
    answers === 0
      ? 'Nobody had lost points by it'
      : `More points for ${plural(answers, 'answer')} of ${plural(members, 'member')}`;
  return `${gained}; ${plural(channels, 'channel is', 'channels are')} told.`;
};

/** Whether the question is open anywhere in the workspace and the member has not answered it. */
const isOpenFor = async (id: string, { records, channel, member }: Context): Promise<boolean> => {
  for (const place of await records.channels.inWorkspace(channel.platform, channel.workspace)) {
    for (const round of await records.rounds.ofChannel(place.id)) {
      if (round.question.id !== id) continue;
      if ((await records.answers.get(round.id, member.id)) === undefined) return true;
    }
  }
  return false;
};
