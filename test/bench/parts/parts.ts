import type { Part } from './part.ts';

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
