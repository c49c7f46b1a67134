import type { Channels, Members } from '../../chat/people.ts';
import type { Level } from '../../engine/question.ts';
import type { Timetable } from '../../engine/schedule.ts';
import type { Accounts } from '../accounts.ts';
import type { Outbox, Scheduler } from '../feature.ts';
import type { Counts } from '../limits.ts';
import type { OutagesRecords } from '../outages/repository.ts';
import type { PoliciesRecords } from '../policies/repository.ts';
import type { GivenRoles } from '../roles/repository.ts';
import type { Reveal, RoundsRecords } from '../rounds/repository.ts';
import type { Shared } from '../sharing.ts';
import type { StreaksRecords } from '../streaks/repository.ts';
import type { Threads } from '../threads.ts';
import type { Reminders } from './reminders-repository.ts';

/** The settings from `/daily setup`. */
export interface DailyPlan extends Timetable {
  /** Slug of a topic or a track. */
  readonly topic: string | undefined;
  readonly level: Level | undefined;
  readonly reveal: Reveal;
  readonly openHours: number;
  /** Whether to post a recap of the week every Monday. */
  readonly recap: boolean;
  /** Whether each question gets a thread. */
  readonly thread: boolean;
}

/** A channel's plan for its daily question. */
export interface Schedule extends DailyPlan {
  readonly id: number;
  readonly channel: number;
  readonly status: 'active' | 'paused';
  /** Why the bot paused it on its own, as a sentence; `undefined` if it did not. */
  readonly pausedBecause: string | undefined;
  /** The member who set it up last; `undefined` once they were erased. */
  readonly setUpBy: number | undefined;
}

/** The schedules of all channels, at most one per channel. */
export interface Schedules {
  get(id: number): Promise<Schedule | undefined>;
  ofChannel(channel: number): Promise<Schedule | undefined>;
  /** Sets up the channel's schedule, or changes it; it is active afterwards. */
  save(channel: number, plan: DailyPlan, setUpBy: number): Promise<Schedule>;
  /** `removed` hides the schedule and keeps everything that came of it. */
  setStatus(id: number, status: 'active' | 'paused' | 'removed', because?: string): Promise<void>;
  /** Finds the latest local date that has a post; `undefined` before the first one. */
  lastDate(id: number): Promise<string | undefined>;
}

/** How somebody did in a daily question. */
export interface DayResult {
  readonly right: boolean;
  /** `undefined` for an extra question. */
  readonly streak: number | undefined;
}

/** The results of daily questions that people posted. */
export interface DailyShares {
  /** Returns whether the member posted it. */
  has(round: number, member: number): Promise<boolean>;
  /** Returns false if the member had posted it already. */
  add(round: number, member: number, at: number): Promise<boolean>;
  /** Lists who posted it. */
  all(round: number): Promise<Shared<DayResult>>;
}

/** The repositories of this feature. */
export interface DailyRecords extends RoundsRecords, StreaksRecords, OutagesRecords, PoliciesRecords {
  readonly schedules: Schedules;
  readonly dailyShares: DailyShares;
  readonly reminders: Reminders;
  readonly accounts: Accounts;
  readonly threads: Threads;
  readonly givenRoles: GivenRoles;
  readonly channels: Channels;
  readonly members: Members;
  readonly counts: Counts;
  readonly outbox: Outbox<'question' | 'daily-trouble' | 'shared-days' | 'round-thread' | 'round-answer'>;
  readonly scheduler: Scheduler<'daily' | 'close' | 'remind'>;
}
