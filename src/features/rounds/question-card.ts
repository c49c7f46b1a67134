import {
  type Block,
  body,
  type Card,
  type ChoicesBlock,
  type ClosedChoices,
  small,
  title,
} from '../../chat/card.ts';
import { type Inline, link, relative, strong } from '../../chat/inline.ts';
import { clip, oneLine } from '../../chat/text.ts';
import type { Question } from '../../engine/question.ts';
import { letters, rightChoice } from '../../engine/round.ts';
import type { Bank } from '../question-bank.ts';
import { roundActions } from './actions.ts';
import type { Round } from './repository.ts';

/** Builds the card of an open question. `heading` says which one it is, as in "Question 2 of 10". */
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

/** Builds the card of a closed question: its votes, the answer, the explanation, and `more` blocks below. */
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
    spread(round, votes),
    body(verdict(round, votes, firstRight)),
    ...explanation(round),
    ...more,
  ],
});

/** Explains why the right answer is right, with links to read more. */
export const explanation = ({ question }: Round): Block[] => [body(question.explanation), readMore(question)];

/** Names a choice by its letter, as in `A`. `position` counts from 0. */
export const letterAt = (position: number): string => (letters[position] ?? '?').toUpperCase();

/** Builds the block with a question's code, if it has any. */
export const codeBlock = ({ code }: Question): Block[] =>
  code === undefined ? [] : [{ kind: 'code', ...code }];

/** Links a question's official pages, one per line. */
export const readMore = ({ references }: Question): Block => {
  const links = references.flatMap((url, index): Inline[] => [
    ...(index > 0 ? ['\n'] : []),
    link(url.replace('https://', ''), url),
  ]);
  return small(['Read more: ', ...links]);
};

const asked = ({ question }: Round, heading: string, bank: Bank): Block[] => [
  title(heading),
  small(`${bank.title(question.track)} · ${question.level}`),
  body(question.prompt),
  ...codeBlock(question),
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
    action: roundActions.answer.id({ round: id, choice }),
  })),
});

/** Shows the closed choices with their votes, as a picture if there are any votes. */
const spread = (round: Round, votes: ReadonlyMap<number, number>): Block => {
  const withVotes = closedChoices(round, votes);
  if (votes.size === 0) return withVotes;
  const { choices } = withVotes;
  return {
    kind: 'image',
    name: 'votes.png',
    alt: `Votes: ${choices.map(({ letter, right, votes }) => `${letter.toUpperCase()} ${votes}${right ? ', the right answer' : ''}`).join('; ')}.`,
    picture: {
      kind: 'bars',
      bars: choices.map(({ letter, text, right, votes }) => ({
        label: letter.toUpperCase(),
        text: clip(oneLine(text), 60),
        isMarked: right,
        count: votes,
      })),
    },
    alongside: [closedChoices(round, new Map())],
    fallback: [withVotes],
  };
};

const closedChoices = ({ id, question }: Round, votes: ReadonlyMap<number, number>): ClosedChoices => ({
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
  { question, isWithdrawn }: Round,
  votes: ReadonlyMap<number, number>,
  firstRight: string | undefined,
): Inline[] => {
  const { position } = rightChoice(question);
  const answer = ['The answer is ', strong(letterAt(position)), '.'];
  if (isWithdrawn) return [...answer, ' This question was withdrawn, so every answer counts as right.'];
  if (votes.size === 0) return [...answer, ' Nobody answered.'];
  if (firstRight !== undefined) return [...answer, ' First to get it: ', strong(firstRight), '.'];
  // The first to be right may have been erased, while others who were right remain.
  return votes.has(position) ? answer : [...answer, ' Nobody got it.'];
};
