import type { Channels, Members } from '../chat/people.ts';
import type { Reports, Schedules } from '../features/daily/repository.ts';
import type { AnswerHistory } from '../features/home/repository.ts';
import type { Boards } from '../features/leaderboard/repository.ts';
import type { Links, Persons } from '../features/links/repository.ts';
import type { RecapStats, Recaps } from '../features/recap/repository.ts';
import type { Answers, Quizzes, RoundOpener, Rounds, Streaks } from '../features/rounds/repository.ts';
import type { Profile } from '../features/stats/repository.ts';
import type { Memberships, Teams } from '../features/teams/repository.ts';
import type { Withdrawals } from '../features/withdrawals/repository.ts';
import type { Posts, Timers } from './queue.ts';

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
  readonly channels: Channels;
  readonly members: Members;
  readonly quizzes: Quizzes;
  readonly rounds: Rounds;
  readonly roundOpener: RoundOpener;
  readonly answers: Answers;
  readonly streaks: Streaks;
  readonly boards: Boards;
  readonly profile: Profile;
  readonly teams: Teams;
  readonly memberships: Memberships;
  readonly links: Links;
  readonly persons: Persons;
  readonly withdrawals: Withdrawals;
  readonly recaps: Recaps;
  readonly recapStats: RecapStats;
  readonly answerHistory: AnswerHistory;
  readonly schedules: Schedules;
  readonly reports: Reports;
  readonly timers: Timers;
  readonly posts: Posts;
}

/** Another transaction changed what this one had read. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}
