import { note } from '../../view/card.ts';
import { split } from '../../view/fit.ts';
import { foundCard, questionCard } from '../cards/bank.ts';
import { privately, refuse } from '../events.ts';
import { type Context, declare } from './command.ts';
import { question, text } from './kinds.ts';
import { quoted } from './suggest.ts';

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

/** Keeps a report. */
export const reportCommand = declare({
  path: 'question report',
  about: 'Say what is wrong with a question',
  who: 'anyone',
  audience: 'sender',
  options: { id: question('The id of the question'), reason: text('What is wrong with it', 1000) },
  example: '/question report mutable-default-shared-playlist The second choice is right too',
  run: async ({ id, reason }, { records, member, now }) => {
    await records.reports.add(id, member.id, reason, now);
    return privately(
      note('Thank you. Your report is kept for the people who look after the questions.', 'right'),
    );
  },
});

export const questionCommands = [search, show, reportCommand];

/** Whether the question is open anywhere in the workspace and the member has not answered it. */
const isOpenFor = async (id: string, { records, channel, member }: Context): Promise<boolean> => {
  for (const place of await records.places.inWorkspace(channel.platform, channel.workspace)) {
    for (const round of await records.rounds.ofChannel(place.id)) {
      if (round.question.id !== id) continue;
      if ((await records.answers.get(round.id, member.id)) === undefined) return true;
    }
  }
  return false;
};
