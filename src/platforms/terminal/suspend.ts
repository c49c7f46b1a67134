import type { ReadStream } from 'node:tty';

/**
 * Stops this process and those that it was started with, as Ctrl-Z does when the keyboard is not read key by key. Returns
 * when they continue. Anything that waits for this process, such as npm, must stop with it, or the shell would go on
 * waiting for that.
 */
export const suspend = (keyboard: ReadStream): void => {
  keyboard.setRawMode(false);
  // The system stops this process before the call returns, or not at all if there is no shell to return to.
  process.kill(0, 'SIGTSTP');
  keyboard.setRawMode(true);
};
