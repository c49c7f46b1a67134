import { text } from '../../chat/commands/option-types.ts';
import { quoted } from '../../chat/commands/suggest.ts';
import { split } from '../../chat/fit.ts';
import { privately, refuse } from '../../chat/messages.ts';
import { commandsOf } from '../feature.ts';
import { question } from '../question-options.ts';
import { hiddenCard } from '../rounds/refusal-cards.ts';
import { withdrawnHere } from '../withdrawals/withdrawn-here.ts';
import { foundCard, questionCard } from './cards.ts';
import type { QuestionsRecords } from './repository.ts';

const command = commandsOf<QuestionsRecords>();

const search = command({
  path: 'question search',
  title: 'Search questions',
  submit: 'Search',
  about: 'Find questions by words',
  who: 'anyone',
  anywhere: true,
  repeatable: true,
  options: { text: text('Words that the question contains', 200) },
  example: 'mutable default',
  run: async ({ text }, { bank, records, channel }) => {
    const found = bank.search(text);
    if (found.length === 0) {
      return refuse(`No question contains ${quoted(text)}. Try fewer or different words.`);
    }
    // What people search for may be the solution.
    const hidden = await records.openQuestions.hiding(found.map(({ id }) => ({ ...channel, question: id })));
    return privately(
      foundCard(
        text,
        found.filter((_, index) => hidden[index] === undefined),
        found.length,
      ),
    );
  },
});

const show = command({
  path: 'question show',
  title: 'Look up a question',
  submit: 'Show',
  about: 'Show a question with its answer and explanations',
  who: 'anyone',
  anywhere: true,
  repeatable: true,
  options: { id: question('The id of the question') },
  example: 'mutable-default-shared-playlist',
  run: async ({ id }, context) => {
    const { bank } = context;
    const found = bank.question(id);
    if (found === undefined) return refuse(`There is no question ${quoted(id)}.`);
    const [hidden] = await context.records.openQuestions.hiding([{ ...context.channel, question: id }]);
    if (hidden !== undefined) return privately(hiddenCard(hidden));
    const card = questionCard(found, bank);
    return privately(...split({ ...card, blocks: [...card.blocks, ...(await withdrawnHere(id, context))] }));
  },
});

/** The commands that look up questions. */
export const questionCommands = [search, show];
