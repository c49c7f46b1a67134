import { runTimer } from '../../src/bot/scheduler/run-timer.ts';
import type { Services } from '../../src/bot/services.ts';
import type { Records } from '../../src/bot/store.ts';
import type { Connection } from '../../src/store/database/connection.ts';
import type { ScriptedPlatform } from './scripted-platform.ts';

/** Later than any test looks. */
const never = 2 ** 43;

/** Keeps the slices of recounts from running on their own, whatever time it is. */
export const holdRecounts = <S extends Services>(services: S): S => {
  const { store } = services;
  const held = ({ scheduler, ...records }: Records): Records => ({
    ...records,
    scheduler: {
      ...scheduler,
      set: (kind, subject, dueAt) => scheduler.set(kind, subject, kind === 'recount' ? never : dueAt),
    },
  });
  return {
    ...services,
    store: { ...store, transaction: (work) => store.transaction((records) => work(held(records))) },
  };
};

/** Runs the next slice of one of the recounts that are held. Returns false if there are none. */
export const runSlice = async (
  services: Services,
  platform: ScriptedPlatform,
  { db }: Connection,
  which = 0,
): Promise<boolean> => {
  const timers = await db
    .selectFrom('timers')
    .select(['id', 'kind', 'subject', 'dueAt'])
    .where('kind', '=', 'recount')
    .orderBy('id')
    .execute();
  const timer = timers[which % timers.length];
  if (timer === undefined) return false;
  await runTimer(services, [platform], timer);
  return true;
};
