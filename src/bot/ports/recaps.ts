import type { Round } from './game.ts';

/** One weekly look back on a schedule's channel. */
export interface Recap {
  readonly id: number;
  readonly schedule: number;
  /** Local date of the Monday on which it is posted; it tells of the seven days before. */
  readonly monday: string;
}

/** Days are local dates, the first included and the last not. */
export interface Week {
  readonly from: string;
  readonly before: string;
}

export interface Recaps {
  /** Notes down a recap; nothing when that Monday has one. */
  open(schedule: number, monday: string): Promise<Recap | undefined>;
  get(id: number): Promise<Recap | undefined>;
  /** The closed question that most people of a channel got wrong in a week; nothing when nobody got one wrong. */
  mostMissed(
    channel: number,
    week: Week,
  ): Promise<{ readonly round: Round; readonly answers: number; readonly right: number } | undefined>;
  /** Members who answered daily questions of a channel in a week, those with the longest streaks first. */
  keepers(channel: number, week: Week, limit: number): Promise<readonly { member: number; name: string }[]>;
}
