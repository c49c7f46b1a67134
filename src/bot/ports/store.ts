import type { Boards } from './boards.ts';
import type { Answers, Asking, Quizzes, Rounds, Streaks } from './game.ts';
import type { Journal } from './journal.ts';
import type { Links, Persons } from './links.ts';
import type { Members, Places } from './people.ts';
import type { Profile } from './profile.ts';
import type { Posts, Timers } from './queue.ts';
import type { Lookback, Recaps } from './recaps.ts';
import type { Reports, Schedules } from './records.ts';
import type { Memberships, Teams } from './teams.ts';
import type { Voids } from './voids.ts';

/** Everything that is kept. Work is done in transactions: all of it is kept, or none. */
export interface Store {
  /**
   * Runs `work` in a transaction. Work that meets a {@link Conflict} is undone and run again, so it must do nothing
   * but read and write records.
   */
  transaction<T>(work: (records: Records) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The records, seen from inside a transaction. */
export interface Records {
  readonly places: Places;
  readonly members: Members;
  readonly quizzes: Quizzes;
  readonly rounds: Rounds;
  readonly asking: Asking;
  readonly answers: Answers;
  readonly streaks: Streaks;
  readonly boards: Boards;
  readonly profile: Profile;
  readonly teams: Teams;
  readonly memberships: Memberships;
  readonly links: Links;
  readonly persons: Persons;
  readonly voids: Voids;
  readonly recaps: Recaps;
  readonly lookback: Lookback;
  readonly journal: Journal;
  readonly schedules: Schedules;
  readonly reports: Reports;
  readonly timers: Timers;
  readonly posts: Posts;
}

/** Another transaction changed what this one had read. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}
