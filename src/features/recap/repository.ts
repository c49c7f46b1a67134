import type { CodeBlock } from '../../chat/card.ts';
import type { Channels, Members } from '../../chat/people.ts';
import type { DailyRecords } from '../daily/repository.ts';
import type { BestPart, Standing, TeamStanding } from '../leaderboard/repository.ts';
import type { Round } from '../rounds/repository.ts';

/** One weekly recap of a schedule's channel. */
export interface Recap {
  readonly id: number;
  readonly schedule: number;
  /** Local date of the Monday of the week in which it is posted; it covers the seven days before. */
  readonly monday: string;
}

/** What the question that carries a recap shows of it, as things were when it was posted. Names are looked up. */
export interface KeptRecap {
  /** The week's Monday and the Monday after it, local dates. */
  readonly from: string;
  readonly before: string;
  /** The best players, best first; how many more share the last one's rank, and how many played. */
  readonly top: readonly KeptPlace[];
  readonly more: number;
  readonly players: number;
  /** The teams on rank 1. */
  readonly bestTeams: readonly Pick<TeamStanding, 'name' | 'points'>[];
  readonly mostMissed: string | undefined;
  /** The beginning of its code, if it has any. */
  readonly mostMissedCode?: Pick<CodeBlock, 'language' | 'text'> | undefined;
  /** The longest streaks; how many more are as long as the last one, and how many there are. */
  readonly streaks: {
    readonly shown: readonly { readonly member: number; readonly days: number }[];
    readonly more: number;
    readonly size: number;
  };
}

/** A player's place in a recap. */
export type KeptPlace = Pick<Standing, 'member' | 'rank' | 'points' | 'right' | 'answers'>;

/** Stores and finds recaps. */
export interface Recaps {
  /** Adds a recap that a round carries; `undefined` if that week already has one. */
  open(schedule: number, monday: string, round: number): Promise<Recap | undefined>;
  /** Stores what the round shows of a recap. */
  keep(id: number, kept: KeptRecap): Promise<void>;
  /** Finds what a round shows of the recap that it carries; `undefined` if it carries none. */
  carriedBy(round: number): Promise<KeptRecap | undefined>;
  get(id: number): Promise<Recap | undefined>;
  /** Lists the ids of the recaps that some of these rounds may be in, a few too many at most. */
  around(rounds: readonly number[]): Promise<readonly number[]>;
}

/** The time in one channel that a recap covers. */
export interface TimeRange {
  /** The channel's id. */
  readonly channel: number;
  /** Epoch milliseconds; `from` is included, `before` is not. */
  readonly from: number;
  readonly before: number;
}

/** A question that somebody got wrong. */
export interface Missed {
  readonly round: Round;
  readonly answers: number;
  readonly right: number;
}

/**
 * Statistics of a channel between two instants, added up from its answers. Totals would not do: they are dated in the
 * workspace's time zone, and a schedule's days can begin at other instants.
 */
export interface RecapStats {
  /** Lists the best `limit` players of the channel. */
  standings(range: TimeRange, limit: number): Promise<BestPart>;
  /** Lists the teams of those who answered, best first. */
  teams(range: TimeRange): Promise<readonly TeamStanding[]>;
  /** Finds the closed question that most people got wrong; `undefined` if nobody got one wrong. */
  mostMissed(range: TimeRange): Promise<Missed | undefined>;
  /** Finds the number of the last question day in the range; `undefined` if there is none. */
  lastDay(range: TimeRange): Promise<number | undefined>;
  /** Lists members who answered daily questions, by name. */
  keepers(range: TimeRange): Promise<readonly { member: number; name: string }[]>;
}

/** The repositories of this feature. */
export interface RecapRecords extends Pick<DailyRecords, 'schedules' | 'streaks' | 'openQuestions'> {
  readonly channels: Pick<Channels, 'get'>;
  readonly recaps: Recaps;
  readonly recapStats: RecapStats;
  readonly members: Members;
}
