import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** An interactive shell on a terminal of its own. */
export interface Shell {
  /** Types text as a keyboard would. */
  type(keys: string): void;
  /** Waits until the terminal shows a text below what was waited for before, and returns everything up to it. */
  shows(text: string): Promise<string>;
  close(): Promise<void>;
}

const bridge = 'import pty, sys; pty.spawn(sys.argv[1:])';

/** Whether this machine can open such a shell. */
export const hasShell = ['python3', 'bash', 'npm'].every(
  (program) => spawnSync(program, ['--version']).status === 0,
);

/** Opens bash in the project's folder. Its prompt is `ready> `. */
export const openShell = async (env: Readonly<Record<string, string>>): Promise<Shell> => {
  const child = spawn('python3', ['-c', bridge, 'bash', '--norc', '--noprofile', '-i'], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TERM: 'xterm', NO_COLOR: '1', ...env },
  });
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  let screen = '';
  let seen = 0;
  let look = () => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    look();
  });
  const shell: Shell = {
    type: (keys) => void child.stdin.write(keys),
    shows: (text) =>
      new Promise((done) => {
        look = () => {
          const at = screen.indexOf(text, seen);
          if (at < 0) return;
          look = () => {};
          const shown = screen.slice(seen, at + text.length);
          seen = at + text.length;
          done(shown);
        };
        look();
      }),
    close: async () => {
      child.stdin.end();
      child.kill();
      await ended;
    },
  };
  // Taken apart, so that the echo of the line is not mistaken for the prompt.
  shell.type("PS1='rea''dy> '\n");
  await shell.shows('ready> ');
  return shell;
};
