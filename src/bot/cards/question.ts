import { letters, rightChoice } from '../../engine/round.ts';
import { encodeAction } from '../../view/actions.ts';
import { type Block, body, type Card, type ChoicesBlock, small, title } from '../../view/card.ts';
import { type Inline, link, relative, strong } from '../../view/inline.ts';
import type { Bank } from '../ports/bank.ts';
import type { Round } from '../ports/game.ts';

/** The question while it takes answers. `heading` says which one it is, as in "Question 2 of 10". */
export const openQuestionCard = (
  round: Round,
  heading: string,
  remarks: readonly string[],
  bank: Bank,
): Card => ({
  tone: 'question',
  blocks: [
    ...asked(round, heading, bank),
    openChoices(round),
    small([...remarks.flatMap((one) => [one, ' ']), 'Closes ', relative(round.closesAt), '.']),
  ],
});

/** The question once it is closed: the answer, how the votes spread, why, and what else there is to tell. */
export const closedQuestionCard = (
  round: Round,
  heading: string,
  votes: ReadonlyMap<number, number>,
  firstRight: string | undefined,
  more: readonly Block[],
  bank: Bank,
): Card => ({
  tone: 'neutral',
  blocks: [
    ...asked(round, heading, bank),
    closedChoices(round, votes),
    body(verdict(round, votes, firstRight)),
    ...explanation(round),
    ...more,
  ],
});

/** Why the right answer is right, and where that stands. */
export const explanation = ({ question }: Round): Block[] => [
  body(question.explanation),
  small(['Read on: ', ...references(question.references)]),
];

/** Official pages, as links, a line each. */
export const references = (urls: readonly string[]): Inline[] =>
  urls.flatMap((url, index) => [...(index > 0 ? ['\n'] : []), link(url.replace('https://', ''), url)]);

const asked = ({ question }: Round, heading: string, bank: Bank): Block[] => [
  title(heading),
  small(`${bank.title(question.track)} · ${question.level}`),
  body(question.prompt),
  ...(question.code === undefined ? [] : [{ kind: 'code' as const, ...question.code }]),
];

const openChoices = ({ id, question, answers, closesAt }: Round): ChoicesBlock => ({
  kind: 'choices',
  key: String(id),
  state: 'open',
  answers,
  closesAt,
  choices: question.choices.map(({ text }, choice) => ({
    letter: letters[choice] ?? '?',
    text,
    action: encodeAction({ kind: 'answer', round: id, choice }),
  })),
});

const closedChoices = ({ id, question }: Round, votes: ReadonlyMap<number, number>): ChoicesBlock => ({
  kind: 'choices',
  key: String(id),
  state: 'closed',
  choices: question.choices.map(({ text, correct }, choice) => ({
    letter: letters[choice] ?? '?',
    text,
    right: correct,
    votes: votes.get(choice) ?? 0,
  })),
});

const verdict = (
  { question }: Round,
  votes: ReadonlyMap<number, number>,
  firstRight: string | undefined,
): Inline[] => {
  const { position } = rightChoice(question);
  const answer = ['The answer is ', strong((letters[position] ?? '?').toUpperCase()), '. '];
  if (votes.size === 0) return [...answer, 'Nobody answered.'];
  return firstRight === undefined
    ? [...answer, 'Nobody got it.']
    : [...answer, 'First to get it: ', strong(firstRight), '.'];
};
