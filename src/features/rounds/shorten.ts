import { closedLabelWidth } from '../../chat/phone-lines.ts';
import { clip } from '../../chat/text.ts';
import { clipLines, phoneColumns, wrapLines } from '../../chat/wrap.ts';
import type { ChoiceQuestion } from '../../engine/question.ts';

/** How many lines of a phone each text of a question may take. */
interface Lengths {
  readonly prompt: number;
  /** Each wrong choice, and the right one. */
  readonly wrong: number;
  readonly right: number;
  readonly explanation: number;
}

/** The texts of a closed question, as long as there is room for them. */
export interface Shortened {
  readonly prompt: string;
  /** In the order shown. */
  readonly choices: readonly string[];
  readonly explanation: string;
}

/** The most characters of an explanation that everyone sees. */
const mostExplanation = 240;
/**
 * What to shorten, in this order, and the fewest lines that still say something. What readers can do without most goes
 * first: more than one sentence of the explanation, then wrong choices. The end of the prompt and the right choice go
 * last.
 */
const order = (sentence: number): readonly (readonly [part: keyof Lengths, least: number])[] => [
  ['explanation', sentence],
  ['wrong', 1],
  ['prompt', 2],
  ['right', 2],
  ['explanation', 3],
];

/**
 * Shortens a question's texts until they fit, and as little as possible.
 * @param votes by position shown; a choice with votes has less room on its line
 * @param excess counts the lines by which texts are too long
 */
export const shortenTo = (
  question: ChoiceQuestion,
  votes: ReadonlyMap<number, number>,
  excess: (shown: Shortened) => number,
): Shortened => {
  const most = mostLines(question.choices);
  let lengths: Lengths = { prompt: linesOf(question.prompt), wrong: most, right: most, explanation: 9 };
  let shown = shorten(question, lengths, votes);
  for (const [part, least] of order(linesOf(sentencesOf(question.explanation)[0] ?? ''))) {
    for (let over = excess(shown); over > 0 && lengths[part] > least; over = excess(shown)) {
      // Wrong choices are several, so each of their lines counts more than once.
      const fewer = lengths[part] - (part === 'wrong' ? 1 : over);
      lengths = { ...lengths, [part]: Math.max(least, fewer) };
      shown = shorten(question, lengths, votes);
    }
  }
  return shown;
};

const shorten = (
  question: ChoiceQuestion,
  { prompt, wrong, right, explanation }: Lengths,
  votes: ReadonlyMap<number, number>,
): Shortened => ({
  prompt: clipLines(question.prompt, prompt, phoneColumns),
  choices: toldApart(
    question.choices.map(({ text }) => text),
    (text, choice) => {
      const lines = question.choices[choice]?.correct ? right : wrong;
      return clipChoice(text, lines, closedLabelWidth(votes.get(choice) ?? 0));
    },
  ),
  explanation: beginning(question.explanation, explanation),
});

const linesOf = (text: string): number => wrapLines(text, phoneColumns).length;

/** Returns the most lines that a choice takes, with its label, which stands above several lines of output. */
const mostLines = (choices: ChoiceQuestion['choices']): number =>
  1 + Math.max(...choices.map(({ text }) => linesOf(text)));

/** Cuts a choice to `lines`, of which a label takes `taken` columns. Several lines of output become one with marks. */
const clipChoice = (text: string, lines: number, taken: number): string => {
  if (!text.includes('\n')) return clipLines(text, lines, phoneColumns, taken);
  return 1 + linesOf(text) <= lines ? text : clipLines(inOneLine(text), lines, phoneColumns, taken);
};

/** Writes several lines of output as one, with a mark for each line break. */
export const inOneLine = (text: string): string => text.split('\n').join(' ↵ ');

/** Cuts texts. Those that would look the same begin where they differ. */
const toldApart = (texts: readonly string[], cut: (text: string, index: number) => string): string[] => {
  const shown = texts.map(cut);
  return shown.map((one, index) => {
    const text = texts[index] ?? one;
    const alike = texts.filter((_, other) => other !== index && shown[other] === one);
    const from = Math.max(0, ...alike.map((other) => sharedWords(text, other)));
    return from === 0 ? one : cut(`…${inOneLine(text.slice(from))}`, index);
  });
};

/** Returns where the word begins with which two texts differ; 0 if that is the first. */
const sharedWords = (one: string, other: string): number => {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return one.slice(0, same).search(/[^\W_]*$/);
};

/** Takes as many sentences as fit in `lines` and in 240 characters. If not even one does, cuts it. */
const beginning = (text: string, lines: number): string => {
  const [first = '', ...rest] = sentencesOf(text);
  let shown = first;
  for (const sentence of rest) {
    const longer = shown + sentence;
    if (longer.trimEnd().length > mostExplanation || linesOf(longer.trimEnd()) > lines) break;
    shown = longer;
  }
  return clipLines(clip(shown.trimEnd(), mostExplanation), lines, phoneColumns);
};

const sentencesOf = (text: string): string[] => [...sentences.segment(text)].map(({ segment }) => segment);

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
