import { type InlineText, says } from '../chat/inline.ts';
import { plural } from '../chat/text.ts';
import { most } from './limits.ts';

const minuteMs = 60_000;

/** How long a wrong code counts, in milliseconds. */
export const wrongCodeMs = 60 * minuteMs;

/** Splits a code in two, so that people can read it out. */
export const spaced = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** Restores a code to its original form, however it was typed. */
export const canonical = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');

/**
 * Says when the next code is accepted: when the oldest of as many wrong ones as are accepted no longer counts.
 * @param wrong when wrong codes were typed, in epoch milliseconds
 * @param remedy tells how to get a new code: the rest of a sentence
 */
export const tooManyWrong = (wrong: readonly number[], now: number, remedy: InlineText): InlineText => {
  const oldest = wrong.at(-most.wrongCodes) ?? now;
  const minutes = Math.ceil((oldest + wrongCodeMs - now) / minuteMs);
  return says`You typed ${most.wrongCodes} wrong codes within an hour, and that is the limit. Wait ${plural(minutes, 'minute')}, then ${remedy}.`;
};
