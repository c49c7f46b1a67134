import { clip, either } from '../text.ts';
import type { Suggestion } from './option.ts';

/** What is typed and shown alike. */
export const plainSuggestion = (value: string): Suggestion => ({ value, label: value });

/** Those that begin with what was typed, then those that hold it; all when nothing was typed. */
export const starting = (typed: string, all: readonly Suggestion[]): Suggestion[] => {
  const word = typed.toLowerCase();
  const at = ({ value, label }: Suggestion) => {
    const positions = [value, label]
      .map((one) => one.toLowerCase().indexOf(word))
      .filter((place) => place >= 0);
    return positions.length === 0 ? -1 : Math.min(...positions);
  };
  return [...all.filter((one) => at(one) === 0), ...all.filter((one) => at(one) > 0)];
};

/** There is no such thing; what may have been meant, or how to find out. */
export const unknown = (
  what: string,
  typed: string,
  near: readonly string[],
  hint: string,
): { error: string } => ({
  error: `there is no ${what} ${quoted(typed)}. ${near.length > 0 ? `Did you mean ${either(near)}?` : hint}`,
});

/** The typed text in quotation marks, cut where it would flood an answer. */
export const quoted = (typed: string): string => `"${clip(typed, 40)}"`;
