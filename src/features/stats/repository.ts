import type { Members } from '../../chat/people.ts';
import type { Level } from '../../engine/question.ts';
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

/** One local day of a person's. */
export interface DayRecord {
  /** ISO date. */
  readonly date: string;
  readonly answers: number;
  readonly right: number;
}

/** What a person's answers say about them, over all their accounts and channels. */
export interface Profile {
  topics(member: number): Promise<readonly TopicRecord[]>;
  /** Days with answers from `from` on, oldest first. */
  days(member: number, from: string): Promise<readonly DayRecord[]>;
}

/** The repositories of this feature. */
export interface StatsRecords extends LeaderboardRecords, StreaksRecords {
  readonly profile: Profile;
  readonly members: Members;
}
