import type { DailyRecords } from '../daily/repository.ts';
import type { Outbox, Scheduler } from '../feature.ts';
import type { BoardPart, TeamStanding } from '../leaderboard/repository.ts';
import type { Round } from '../rounds/repository.ts';

/** One weekly look back on a schedule's channel. */
export interface Recap {
  readonly id: number;
  readonly schedule: number;
  /** Local date of the Monday on which it is posted; it tells of the seven days before. */
  readonly monday: string;
}

export interface Recaps {
  /** Notes down a recap; `undefined` if that Monday has one. */
  open(schedule: number, monday: string): Promise<Recap | undefined>;
  get(id: number): Promise<Recap | undefined>;
}

/** A channel's time to look back on. */
export interface TimeRange {
  /** The channel's id. */
  readonly channel: number;
  /** Epoch milliseconds, the first included and the last not. */
  readonly from: number;
  readonly before: number;
}

/** A question that some got wrong. */
export interface Missed {
  readonly round: Round;
  readonly answers: number;
  readonly right: number;
}

/**
 * What happened in a channel between two instants, added up from its answers: a day begins at another instant in each zone,
 * and totals are dated in the workspace's zone alone.
 */
export interface RecapStats {
  /** The best `limit` of the channel. */
  standings(range: TimeRange, limit: number): Promise<BoardPart>;
  /** The teams of those who answered, best first. */
  teams(range: TimeRange): Promise<readonly TeamStanding[]>;
  /** The closed question that most people got wrong; `undefined` if nobody got one wrong. */
  mostMissed(range: TimeRange): Promise<Missed | undefined>;
  /** Members who answered daily questions, those first whose streak was the longest when they answered. */
  keepers(range: TimeRange, limit: number): Promise<readonly { member: number; name: string }[]>;
}

/** The repositories of this feature. */
export interface RecapRecords extends Pick<DailyRecords, 'schedules' | 'streaks'> {
  readonly recaps: Recaps;
  readonly recapStats: RecapStats;
  readonly outbox: Outbox<'recap'>;
  readonly scheduler: Scheduler<'recap'>;
}
