import { BoundedMap } from '../../../chat/bounded-map.ts';
import type { ShowHome } from './home.ts';
import type { Memberships } from './memberships.ts';

/** A Home tab is kept up to date for this long after somebody opened it. */
const watchedMs = 24 * 3_600_000;
/** How long changes are gathered, so that a tab is published at most once in that time. */
const gatherMs = 60_000;
/** How long to wait at least, so that what was just posted is stored. */
const soonMs = 1_000;
const mostWatched = 2_000;

/** Keeps Home tabs up to date. */
export interface HomeWatch {
  /** Shows the tab to somebody who opens it. */
  opened(user: string, channel: string): Promise<void>;
  /** Shows the tab again, soon, because of something that the person did. */
  changedFor(user: string): void;
  /** Shows the tab again, soon, to those who watch theirs and are in the channel. */
  changedIn(channel: string): Promise<void>;
  /** Stops showing it to somebody. */
  forget(user: string): void;
}

/** What keeping Home tabs up to date needs. */
export interface HomeWatchOptions {
  readonly show: ShowHome;
  readonly memberships: Memberships;
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `work` after this many milliseconds, unless the process ends before. */
  later(ms: number, work: () => void): void;
}

interface Watched {
  readonly channel: string;
  readonly until: number;
  shownAt: number;
  isDue: boolean;
}

/** Creates what keeps the Home tabs of one workspace up to date. It remembers who opened theirs as long as the process runs. */
export const createHomeWatch = ({ show, memberships, now, later }: HomeWatchOptions): HomeWatch => {
  const watched = new BoundedMap<string, Watched>(mostWatched);

  const publish = (user: string, one: Watched): void => {
    one.isDue = false;
    one.shownAt = now();
    if (watched.get(user) === one) void show(user, one.channel);
  };

  const changedFor = (user: string): void => {
    const one = watched.get(user);
    if (one === undefined || one.isDue) return;
    if (one.until <= now()) return void watched.delete(user);
    one.isDue = true;
    later(Math.max(soonMs, one.shownAt + gatherMs - now()), () => publish(user, one));
  };

  return {
    opened: async (user, channel) => {
      watched.delete(user);
      watched.set(user, { channel, until: now() + watchedMs, shownAt: now(), isDue: false });
      await show(user, channel);
    },
    changedFor,
    changedIn: async (channel) => {
      for (const user of [...watched.keys()])
        if ((await memberships(user)).includes(channel)) changedFor(user);
    },
    forget: (user) => void watched.delete(user),
  };
};
