import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { startOfWord } from './complete.ts';
import { suspend } from './suspend.ts';
import { type Paint, painterFor } from './text.ts';

/** Where lines come from and go to. */
export interface Screen {
  readonly interactive: boolean;
  readonly width: number;
  readonly paint: Paint;
  print(lines: readonly string[]): void;
  /** Sets the text before the cursor. Does nothing unless the screen is interactive. */
  prompt(text: string): void;
  /** Calls `onLine` for each line, one after the other, and resolves at the end of input or at Ctrl-C. */
  read(onLine: (line: string) => Promise<void>, complete: (line: string) => Promise<string[]>): Promise<void>;
  /** Ends reading. */
  close(): void;
}

const widest = 80;

/** Opens a screen on these streams: interactive if both are a terminal, else line by line and without colors. */
export const openScreen = (input: Readable, output: Writable): Screen => {
  const terminal = output as NodeJS.WriteStream;
  const interactive = Boolean((input as NodeJS.ReadStream).isTTY && terminal.isTTY);
  // Opened only when somebody listens, because earlier lines would be lost.
  let lines: Interface | undefined;
  let ended = false;
  const close = () => {
    ended = true;
    lines?.close();
  };
  // The reader of the output may stop early, like `head`.
  output.on('error', close);
  return {
    interactive,
    get width() {
      return Math.max(40, Math.min(terminal.columns || widest, widest));
    },
    paint: interactive ? painterFor(terminal) : (_, text) => text,
    print: (text) => {
      if (!output.writable) return;
      if (interactive) output.write('\r\u001b[J');
      output.write(`${text.join('\n')}\n`);
      if (interactive && !ended) lines?.prompt(true);
    },
    prompt: (text) => {
      if (!interactive || ended || lines === undefined) return;
      lines.setPrompt(text);
      lines.prompt(true);
    },
    read: async (onLine, complete) => {
      if (ended) return;
      const completer = (line: string, done: (error: null, result: [string[], string]) => void) => {
        const from = startOfWord(line);
        complete(line).then(
          (found) => done(null, [found.map((whole) => whole.slice(from)), line.slice(from)]),
          () => done(null, [[], line]),
        );
      };
      lines = createInterface({
        input,
        terminal: interactive,
        ...(interactive ? { output, completer } : {}),
      });
      lines.on('SIGINT', close);
      lines.on('SIGTSTP', () => {
        suspend(input as ReadStream);
        lines?.prompt(true);
      });
      for await (const line of lines) {
        if (ended) break;
        await onLine(line);
      }
      ended = true;
      if (interactive) output.write('\n');
    },
    close,
  };
};
