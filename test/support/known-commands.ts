import { commands, runnable } from '../../src/bot/tables.ts';
import type { Handler } from '../../src/chat/platform-adapter.ts';

/** The commands as the bot knows them. */
export const knownCommands: Pick<Handler, 'commands' | 'paths'> = {
  commands,
  paths: new Set(runnable.map(({ path }) => path)),
};
