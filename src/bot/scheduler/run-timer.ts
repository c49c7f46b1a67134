import { workOn } from '../context.ts';
import type { Services } from '../services.ts';
import { timers } from '../tables.ts';
import type { Timer } from './queue.ts';

/** Runs a claimed timer and removes it, in one transaction: a crash in between undoes both. */
export const runTimer = (services: Services, timer: Timer): Promise<void> =>
  services.store.transaction(async (records) => {
    const work = workOn(records, services);
    // Since the claim, somebody may have cleared or reset the timer, or another process may have run it.
    if (await records.scheduler.done(timer)) await timers[timer.kind](timer.subject, timer.dueAt, work);
  });
