import type { Logger } from 'pino';
import { createLog } from '../../src/log.ts';

/** The program's log at its most talkative level, kept in memory. */
export interface RecordedLog {
  readonly log: Logger;
  readonly lines: readonly string[];
}

export const createRecordedLog = (): RecordedLog => {
  const lines: string[] = [];
  return { log: createLog('trace', { write: (line) => void lines.push(line) }), lines };
};

/** Returns the lines that hold one of the secrets: as a word of its own, so that `ada` is not found in `adapter`. */
export const leaksIn = (lines: readonly string[], secrets: readonly string[]): string[] =>
  lines.filter((line) =>
    secrets.some((secret) => secret !== '' && hasWord(line, JSON.stringify(secret).slice(1, -1))),
  );

const hasWord = (line: string, secret: string): boolean => {
  for (let at = line.indexOf(secret); at >= 0; at = line.indexOf(secret, at + 1)) {
    const [before = '', after = ''] = [line[at - 1], line[at + secret.length]];
    const isWhole =
      !(isLetter(before) && isLetter(secret[0] ?? '')) && !(isLetter(after) && isLetter(secret.at(-1) ?? ''));
    if (isWhole) return true;
  }
  return false;
};

const isLetter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
