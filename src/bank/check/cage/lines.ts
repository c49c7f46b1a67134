import type { Readable } from 'node:stream';
import type { JobResult } from './job-result.ts';

/** The longest line that is read, in characters: 64 KiB of text in which JSON escapes each character, and some more. */
const longestLine = 2 ** 19;

/** Reads lines of JSON, one at a time. A line that is too long, or not JSON, is a reply that says so. */
export const readLines = (stream: Readable): { next(): Promise<JobResult> } => {
  let text = '';
  let waiting: ((reply: JobResult) => void) | undefined;
  const look = () => {
    if (waiting === undefined) return;
    const reply = take();
    if (reply === undefined) return;
    waiting(reply);
    waiting = undefined;
  };
  const take = (): JobResult | undefined => {
    const end = text.indexOf('\n');
    if (end > longestLine || (end < 0 && text.length > longestLine)) {
      return { kind: 'size', detail: `answers with more than ${longestLine} characters` };
    }
    if (end < 0) return undefined;
    const line = text.slice(0, end);
    text = text.slice(end + 1);
    return parse(line);
  };
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    // More is not read before somebody asks for it, so a program that never stops writing waits.
    if (text.length > longestLine) stream.pause();
    look();
  });
  return {
    next: () =>
      new Promise((resolve) => {
        waiting = resolve;
        look();
      }),
  };
};

const parse = (line: string): JobResult => {
  try {
    return { kind: 'answer', value: JSON.parse(line) };
  } catch {
    return { kind: 'crash', detail: `answered what is not JSON: ${line.slice(0, 80)}` };
  }
};
