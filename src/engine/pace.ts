import type { ChoiceQuestion } from './question.ts';

/** How long a quiz gives people for one of its questions, in milliseconds. */
export interface Pace {
  /** Time to answer it. */
  readonly allowedMs: number;
  /** Time to read its answer before the next question. */
  readonly pauseMs: number;
}

/** How long a quiz waits before its next question at least, in milliseconds. */
export const shortestPauseMs = 6_000;
const longestPauseMs = 20_000;

const shortestAllowedMs = 20_000;
const longestAllowedMs = 60_000;
/** Time to think, besides the time to read. */
const thinkingMs = 15_000;

const wordsPerMinute = 230;
const lineOfCodeMs = 2_000;

/** Estimates how long people need to read texts and code, in milliseconds: by the words, and by the lines of the code. */
export const readingMs = (texts: readonly string[], code = ''): number => {
  const words = texts.flatMap((text) => text.match(/\S+/g) ?? []).length;
  const lines = code.trim() === '' ? 0 : code.trim().split('\n').length;
  return (words / wordsPerMinute) * 60_000 + lines * lineOfCodeMs;
};

/**
 * Derives a question's pace from how long it takes to read, in whole seconds.
 * @param allowedMs the time to answer, if somebody chose it
 */
export const paceOf = ({ prompt, code, choices, explanation }: ChoiceQuestion, allowedMs?: number): Pace => {
  const reading = readingMs([prompt, ...choices.map(({ text }) => text)], code?.text);
  return {
    allowedMs: allowedMs ?? within(shortestAllowedMs, inSeconds(reading + thinkingMs), longestAllowedMs),
    pauseMs: within(shortestPauseMs, inSeconds(readingMs([explanation])), longestPauseMs),
  };
};

const inSeconds = (ms: number): number => Math.ceil(ms / 1000) * 1000;

const within = (least: number, value: number, most: number): number => Math.min(Math.max(value, least), most);
