import { inFolder } from '../../support/process.ts';
import type { Figure } from '../report/figure.ts';
import type { Part, Setting } from './part.ts';

/** Loads each part by its name, in the order in which they run. */
export const parts: Readonly<Record<string, () => Promise<Part>>> = {
  clicks: async () => (await import('./clicks.ts')).discordClicks,
  slack: async () => (await import('./clicks.ts')).slackClicks,
  store: async () => (await import('./store.ts')).store,
  boards: async () => (await import('./boards.ts')).boards,
  schedules: async () => (await import('./schedules.ts')).schedules,
  start: async () => (await import('./start.ts')).start,
  picking: async () => (await import('./picking.ts')).picking,
  pauses: async () => (await import('./pauses.ts')).pauses,
};

/** Runs a part by its name, in a folder of its own. */
export const runPart = async (name: string, setting: Omit<Setting, 'folder'>): Promise<Figure[]> => {
  const part = await parts[name]?.();
  if (part === undefined) throw new Error(`There is no part ${name}.`);
  return inFolder((folder) => part({ ...setting, folder }));
};
