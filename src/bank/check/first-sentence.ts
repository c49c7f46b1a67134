import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';

/** How much of an explanation a channel sees. */
const seen = 240;

/** Finds explanations whose first sentence is longer than what a channel sees of them. */
export const checkFirstSentence = (entries: readonly Entry[]): Problem[] =>
  entries.flatMap(({ file, question }) => {
    if (question.kind === 'open') return [];
    const length = firstSentence(question.explanation).length;
    if (length <= seen) return [];
    const says = `the first sentence of \`explanation\` has ${length} characters, and a channel sees ${seen}; let a short one carry the answer`;
    return [{ file, question: question.id, says }];
  });

/** Cuts a text after its first sentence. */
export const firstSentence = (text: string): string => {
  for (const { 0: end, index } of text.matchAll(/[.?!]["')]?(?=\s|$)/g)) {
    const sentence = text.slice(0, index + end.length);
    if (!/\b(e\.g|i\.e|vs|etc|approx|cf|No)\.$/.test(sentence)) return sentence;
  }
  return text;
};
