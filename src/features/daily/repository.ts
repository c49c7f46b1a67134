import type { Member, Workspace } from '../../chat/people.ts';
import type { Level } from '../../engine/question.ts';
import type { Timetable } from '../../engine/schedule.ts';
import type { Reveal } from '../rounds/repository.ts';

/** What a manager asked for with `/daily setup`. */
export interface DailyPlan extends Timetable {
  /** Slug of a topic or a track. */
  readonly topic: string | undefined;
  readonly level: Level | undefined;
  readonly reveal: Reveal;
  readonly openHours: number;
  /** Whether it looks back on each week on Monday. */
  readonly recap: boolean;
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

/** What members said is wrong with one question. */
export interface Reported {
  readonly question: string;
  /** Oldest first. */
  readonly reasons: readonly { readonly by: string; readonly reason: string }[];
}

export interface Reports {
  /** Keeps what a member says is wrong with a question; a second report replaces the first. */
  add(question: string, member: number, reason: string, at: number): Promise<void>;
  /** The id of the question that a channel's message shows; nothing when it shows none. */
  shownIn(channel: number, message: string): Promise<string | undefined>;
  /** The workspace's questions with reports that nobody has settled, oldest first. */
  open(workspace: Workspace): Promise<readonly Reported[]>;
  /** Settles the workspace's reports of a question; says how many there were. */
  settle(workspace: Workspace, question: string, at: number): Promise<number>;
  /** Up to `limit` people who manage the workspace, those the bot met latest first. */
  readers(workspace: Workspace, limit: number): Promise<readonly Member[]>;
}
