import { workOn } from '../context.ts';
import type { Services } from '../services.ts';
import { timers } from '../tables.ts';
import type { Timer } from './queue.ts';

/** Does what a claimed timer is for, and removes it, in one transaction: a kill in between leaves both undone. */
export const runTimer = (services: Services, timer: Timer): Promise<void> =>
  services.store.transaction(async (records) => {
    const work = workOn(records, services);
    // Somebody may have cleared or set the timer again, or another process done the work, since the claim.
    if (await records.scheduler.done(timer)) await timers[timer.kind](timer.subject, timer.dueAt, work);
  });
