import type { Notice } from '../../chat/messages.ts';
import { type Platform, platformFor } from '../../chat/platform.ts';
import { HotseatError } from '../../errors.ts';
import { workOn } from '../context.ts';
import type { Services } from '../services.ts';
import { timers } from '../tables.ts';
import type { Timer } from './queue.ts';

/** How long a timer waits for a process that serves the people whom it tells something, in milliseconds. */
const patienceMs = 24 * 3_600_000;

/** A timer tells something to people whom another process serves. */
export class ServedElsewhere extends HotseatError {
  override readonly name = 'ServedElsewhere';
  readonly code = 'served-elsewhere';
}

/**
 * Runs a claimed timer and removes it, in one transaction: a crash in between undoes both. Throws a ServedElsewhere if
 * a process that serves other platforms must run it; the timer fires again once the claim lapses.
 * @returns what to tell people
 */
export const runTimer = (
  services: Services,
  platforms: readonly Platform[],
  timer: Timer,
): Promise<readonly Notice[]> =>
  services.store.transaction(async (records) => {
    const work = workOn(records, services);
    // Since the claim, somebody may have cleared or reset the timer, or another process may have run it.
    if (!(await records.scheduler.done(timer))) return [];
    const notices = (await timers[timer.kind](timer.subject, timer.dueAt, work)) ?? [];
    const isServed = notices.every(({ to }) => platformFor(platforms, to) !== undefined);
    if (!isServed && work.now < timer.dueAt + patienceMs) throw new ServedElsewhere();
    return notices;
  });
