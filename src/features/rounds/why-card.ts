import { type Block, body, type Card, title } from '../../chat/card.ts';
import { type Inline, prose, strong } from '../../chat/inline.ts';
import type { Bank } from '../question-bank.ts';
import { closedChoices } from './closed-card.ts';
import { explanation, letterAt, trackAndLevel } from './question-card.ts';
import type { Answer, Round } from './repository.ts';

/**
 * Builds the card that explains a closed question to one person, in full.
 * @param answer theirs; `undefined` if they did not answer
 */
export const whyCard = (round: Round, heading: string, answer: Answer | undefined, bank: Bank): Card => ({
  tone: answer === undefined ? 'neutral' : answer.right ? 'right' : 'wrong',
  blocks: [
    title(heading),
    trackAndLevel(round, bank),
    body(prose(round.question.prompt)),
    closedChoices(
      round,
      round.question.choices.map(({ text }) => text),
      new Map(),
    ),
    ...ownChoice(round, answer),
    ...explanation(round),
  ],
});

const ownChoice = ({ question, isWithdrawn }: Round, answer: Answer | undefined): Block[] => {
  if (answer === undefined) return [];
  const { correct = false, why } = question.choices[answer.choice] ?? {};
  const chosen: Inline[] = ['You chose ', strong(letterAt(answer.choice))];
  if (correct) return [body([...chosen, ', which is right.'])];
  return [
    body([
      ...chosen,
      isWithdrawn ? '. It counts as right, because this question was withdrawn.' : '.',
      ...(why === undefined ? [] : [' ', ...prose(why)]),
    ]),
  ];
};
