import {
  type Block,
  body,
  type Card,
  type ChoicesBlock,
  type CodeBlock,
  small,
  title,
} from '../../chat/card.ts';
import { countdown, type Inline, type InlineText, link, prose, relative } from '../../chat/inline.ts';
import { linkTitle } from '../../chat/link-title.ts';
import type { ChoiceQuestion, Question } from '../../engine/question.ts';
import { letters } from '../../engine/round.ts';
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
    title(heading),
    trackAndLevel(round, bank),
    body(prose(round.question.prompt)),
    ...codeBlock(round.question),
    openChoices(round),
    small([...remarks.flatMap((one) => [one, ' ']), 'Closes ', closing(round), '.']),
  ],
});

/** For how long a question is open at most whose last seconds people watch, in milliseconds. */
const shortMs = 10 * 60_000;

const closing = ({ openedAt, closesAt }: Round): Inline =>
  closesAt - openedAt <= shortMs ? countdown(closesAt) : relative(closesAt);

const explanations = new WeakMap<Question, readonly Block[]>();

/** Explains why the right answer is right, with links to read more. A crowd that answers together shares what this builds. */
export const explanation = ({ question }: Round): readonly Block[] => {
  const blocks = explanations.get(question) ?? [body(prose(question.explanation)), readMore(question)];
  explanations.set(question, blocks);
  return blocks;
};

/** Names a question's track and level, as in `Core language · junior`. */
export const trackAndLevel = ({ question: { track, level } }: Round, bank: Bank): Block =>
  small(`${bank.title(track)} · ${level}`);

/** Names a choice by its letter, as in `A`. `position` counts from 0. */
export const letterAt = (position: number): string => (letters[position] ?? '?').toUpperCase();

/** Reads a choice. What a program prints is shown as it is. */
export const choiceText = ({ kind }: ChoiceQuestion, text: string): InlineText =>
  kind === 'output' ? text : prose(text);

/** Builds the block with a question's code, if it has any. */
export const codeBlock = ({ code }: Question): Block[] =>
  code === undefined ? [] : [{ kind: 'code', ...code }];

/** As many lines of code tell which question is meant. */
const glimpse = 5;

/** Builds the block with the beginning of a question's code, if it has any, where its prompt is quoted. */
export const codeGlimpse = ({ code }: Question): CodeBlock[] => {
  if (code === undefined) return [];
  const lines = code.text.split('\n');
  const text =
    lines.length <= glimpse
      ? code.text
      : `${lines
          .slice(0, glimpse - 1)
          .join('\n')
          .trimEnd()}\n…`;
  return [{ kind: 'code', ...code, text }];
};

/** Links a question's official pages, one per line. */
export const readMore = ({ references }: Question): Block => {
  const links = references.flatMap((url, index): Inline[] => [
    ...(index > 0 ? ['\n'] : []),
    link(linkTitle(url), url),
  ]);
  return small(['Read more: ', ...links]);
};

const openChoices = ({ id, question, answers, closesAt }: Round): ChoicesBlock => ({
  kind: 'choices',
  key: String(id),
  state: 'open',
  answers,
  closesAt,
  choices: question.choices.map(({ text }, choice) => ({
    letter: letters[choice] ?? '?',
    text: choiceText(question, text),
    action: roundActions.answer.id({ round: id, choice }),
  })),
});
