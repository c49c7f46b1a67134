import { type InlineText, says } from '../inline.ts';
import { clip, either, oneLine } from '../text.ts';
import type { Suggestion } from './option.ts';

/** Builds a suggestion that is shown as it is typed. */
export const plainSuggestion = (value: string): Suggestion => ({ value, label: value });

/** Filters suggestions: first those that begin with the typed text, then those that contain it; all if it is empty. */
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

/** Builds the error for a name that does not exist, with similar names, or else a hint on how to find the right one. */
export const unknown = (
  what: string,
  typed: string,
  near: readonly string[],
  hint: InlineText,
): { error: InlineText } => ({
  error: says`there is no ${what} ${quoted(typed)}. ${near.length > 0 ? `Did you mean ${either(near)}?` : hint}`,
});

/** Puts typed text in quotation marks: on one line, and cut at 40 characters to keep messages short. */
export const quoted = (typed: string): string => `"${brief(typed)}"`;

/** Makes typed text safe and short enough to repeat in a sentence. */
export const brief = (typed: string): string => clip(oneLine(typed), 40);
