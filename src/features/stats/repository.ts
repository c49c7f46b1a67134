import type { Channel, Members } from '../../chat/people.ts';
import type { Level } from '../../engine/question.ts';
import type { Accounts } from '../accounts.ts';
import type { LeaderboardRecords } from '../leaderboard/repository.ts';
import type { StreaksRecords } from '../streaks/repository.ts';

/** A person's answers on one topic at one level. */
export interface TopicRecord {
  readonly track: string;
  readonly topic: string;
  readonly level: Level;
  readonly answers: number;
  readonly right: number;
}

/** A person's answers on one local day. */
export interface DayRecord {
  /** ISO date. */
  readonly date: string;
  readonly answers: number;
  readonly right: number;
}

/** A channel in which somebody answers. */
export interface PlayedChannel extends Channel {
  /** The id of the member that they are there. */
  readonly member: number;
}

/** Statistics about a person's answers, across all their accounts and channels if nothing else is said. */
export interface Profile {
  topics(member: number): Promise<readonly TopicRecord[]>;
  /** Lists days with answers since `from`, oldest first. */
  days(member: number, from: string): Promise<readonly DayRecord[]>;
  /** Counts this account's answers to sealed rounds, which are in no other statistics. */
  sealed(member: number): Promise<number>;
  /** Lists the channels in which this account has answered, sorted by name. */
  channels(member: number): Promise<readonly PlayedChannel[]>;
  /** Adds up the points of all workspaces. */
  points(member: number): Promise<number>;
}

/** The repositories of this feature. */
export interface StatsRecords extends LeaderboardRecords, StreaksRecords {
  readonly profile: Profile;
  readonly accounts: Accounts;
  readonly members: Members;
}
