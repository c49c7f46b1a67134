import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';
import { proseOf } from '../prose.ts';

/** Finds backticks that do not stand around code in pairs. Readers would see them, or code where there is none. */
export const checkCodeMarks = (entries: readonly Entry[]): Problem[] =>
  entries.flatMap(({ file, question }) =>
    proseOf(question)
      .filter(({ text }) => !arePaired(text))
      .map(({ field }) => ({
        file,
        question: question.id,
        says: `\`${field}\` has a backtick without code or without its pair; put one at each end of the code`,
      })),
  );

const arePaired = (text: string): boolean => {
  const parts = text.split('`');
  const codes = parts.filter((_, index) => index % 2 === 1);
  return parts.length % 2 === 1 && codes.every((code) => code !== '' && code === code.trim());
};
