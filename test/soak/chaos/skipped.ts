import type { Shown } from './chaos-platform.ts';
import type { Kept } from './kept.ts';

const sentence = /Questions? (\d+(?: to \d+)?(?:(?:,? and |, )\d+(?: to \d+)?)*) could not be posted/;

/** Returns whether a later message of a round's quiz says that its question could not be posted. */
export const saysSkipped = (
  { quizId, position }: Pick<Kept['rounds'][number], 'quizId' | 'position'>,
  shown: readonly Shown[],
  { rounds, posts }: Pick<Kept, 'rounds' | 'posts'>,
): boolean => {
  if (quizId === null || position === null) return false;
  const questions = new Set(rounds.filter((one) => one.quizId === quizId).map(({ id }) => id));
  const messages = new Set(
    posts
      .filter(({ kind, subject }) =>
        kind === 'question' ? questions.has(subject) : kind === 'quiz-end' && subject === quizId,
      )
      .map(({ message }) => message),
  );
  return shown.filter(({ id }) => messages.has(id)).some(({ text }) => skippedIn(text).has(position + 1));
};

/** Reads the numbers in a sentence such as `Questions 3 to 5 and 7 could not be posted and were skipped.` */
const skippedIn = (text: string): ReadonlySet<number> => {
  const [, list = ''] = sentence.exec(text) ?? [];
  return new Set(
    list.split(/,? and |, /).flatMap((part) => {
      const [first = Number.NaN, last = first] = part.split(' to ').map(Number);
      return Array.from({ length: last - first + 1 || 0 }, (_, index) => first + index);
    }),
  );
};
