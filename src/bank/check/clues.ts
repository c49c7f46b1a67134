import type { ChoiceQuestion } from '../../engine/question.ts';
import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';
import { stem } from './stem.ts';

/** A word in at most this many questions says something. */
const rarely = 12;

/** A question of which one choice alone repeats rare words of the prompt. */
export interface Clue {
  readonly entry: Entry;
  readonly words: readonly string[];
  /** Whether that choice is the right one. */
  readonly right: boolean;
}

/** Finds the questions in which exactly one choice shares rare words with the prompt. */
export const findClues = (entries: readonly Entry[]): Clue[] => {
  const asked = entries.flatMap((entry) =>
    entry.question.kind === 'choice' ? [{ entry, question: entry.question }] : [],
  );
  const counts = new Map<string, number>();
  for (const { question } of asked) {
    for (const word of new Set(
      wordsIn([question.prompt, ...question.choices.map(({ text }) => text)].join(' ')),
    )) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return asked.flatMap(({ entry, question }) => {
    const rare = new Set(wordsIn(question.prompt).filter((word) => (counts.get(word) ?? 0) <= rarely));
    const sharing = shares(question, rare);
    const [only] = sharing;
    return sharing.length === 1 && only !== undefined ? [{ entry, ...only }] : [];
  });
};

/** Finds questions in which only the right choice repeats rare words of the prompt. */
export const warnOfClues = (entries: readonly Entry[]): Problem[] =>
  findClues(entries)
    .filter(({ right }) => right)
    .map(({ entry: { file, question }, words }) => ({
      file,
      question: question.id,
      says: `only the right choice repeats the prompt's ${words.map((word) => `"${word}"`).join(', ')}; say it in other words`,
    }));

const shares = ({ choices }: ChoiceQuestion, rare: ReadonlySet<string>) =>
  choices
    .map(({ text, correct }) => ({
      right: correct,
      words: [...new Set(wordsIn(text))].filter((word) => rare.has(word)),
    }))
    .filter(({ words }) => words.length > 0);

/** The words of four letters and more, without their endings. */
const wordsIn = (text: string): string[] => (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map(stem);
