import { text } from '../../chat/commands/option-types.ts';
import { quoted } from '../../chat/commands/suggest.ts';
import { split } from '../../chat/fit.ts';
import { privately, refuse } from '../../chat/messages.ts';
import { type Context, commandsOf } from '../feature.ts';
import { question } from '../question-options.ts';
import { sealedCard } from '../rounds/refusal-cards.ts';
import { withdrawnHere } from '../withdrawals/withdrawn-here.ts';
import { foundCard, questionCard } from './cards.ts';
import type { QuestionsRecords } from './repository.ts';

const command = commandsOf<QuestionsRecords>();

const search = command({
  path: 'question search',
  about: 'Find questions by words',
  who: 'anyone',
  repeatable: true,
  options: { text: text('Words that the question contains', 200) },
  example: '/question search mutable default',
  run: async ({ text }, { bank }) => {
    const found = bank.search(text);
    return found.length === 0
      ? refuse(`No question contains ${quoted(text)}. Try fewer or different words.`)
      : privately(foundCard(text, found));
  },
});

const show = command({
  path: 'question show',
  about: 'Show a question with its answer and explanations',
  who: 'anyone',
  repeatable: true,
  options: { id: question('The id of the question') },
  example: '/question show mutable-default-shared-playlist',
  run: async ({ id }, context) => {
    const { bank } = context;
    const found = bank.question(id);
    if (found === undefined) return refuse(`There is no question ${quoted(id)}.`);
    // People can look from anywhere: another workspace, another platform, or a direct message.
    const sealedUntil = await context.records.openQuestions.sealedUntil(id);
    if (sealedUntil !== undefined) return privately(sealedCard(sealedUntil));
    if (await isOpenFor(id, context)) {
      return refuse('That question is open right now. Answer it first, then I’ll show you everything.');
    }
    const card = questionCard(found, bank);
    return privately(...split({ ...card, blocks: [...card.blocks, ...(await withdrawnHere(id, context))] }));
  },
});

/** The commands that look up questions. */
export const questionCommands = [search, show];

/** Returns whether the question is open anywhere in the workspace and the member has not answered it. */
const isOpenFor = async (
  id: string,
  { records, channel, member }: Context<QuestionsRecords>,
): Promise<boolean> => {
  for (const place of await records.channels.inWorkspace(channel.platform, channel.workspace)) {
    for (const round of await records.rounds.ofChannel(place.id)) {
      if (round.question.id !== id) continue;
      if ((await records.answers.get(round.id, member.id)) === undefined) return true;
    }
  }
  return false;
};
