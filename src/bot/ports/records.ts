import type { Level } from '../../engine/question.ts';
import type { Timetable } from '../../engine/schedule.ts';
import type { Reveal } from './game.ts';

/** What a manager asked for with `/daily setup`. */
export interface DailyPlan extends Timetable {
  /** Slug of a topic or a track. */
  readonly topic: string | undefined;
  readonly level: Level | undefined;
  readonly reveal: Reveal;
  readonly openHours: number;
}

/** A channel's daily question. */
export interface Schedule extends DailyPlan {
  readonly id: number;
  readonly channel: number;
  readonly status: 'active' | 'paused';
  /** Why the bot paused it by itself. */
  readonly pausedBecause: string | undefined;
  /** The member who set it up last; nothing once they were erased. */
  readonly setUpBy: number | undefined;
}

/** At most one schedule a channel. */
export interface Schedules {
  get(id: number): Promise<Schedule | undefined>;
  ofChannel(channel: number): Promise<Schedule | undefined>;
  /** Sets up the channel's schedule, or changes it; it is active afterwards. */
  save(channel: number, plan: DailyPlan, setUpBy: number): Promise<Schedule>;
  /** `removed` hides the schedule and keeps everything that came of it. */
  setStatus(id: number, status: 'active' | 'paused' | 'removed', because?: string): Promise<void>;
  /** The newest local date that has a post; nothing before the first. */
  lastDate(id: number): Promise<string | undefined>;
}

export interface Reports {
  /** Keeps what a member says is wrong with a question; a second report replaces the first. */
  add(question: string, member: number, reason: string, at: number): Promise<void>;
  /** The id of the question that a channel's message shows; nothing when it shows none. */
  shownIn(channel: number, message: string): Promise<string | undefined>;
}
