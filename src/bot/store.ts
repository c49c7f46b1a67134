import type { Acquaintances, Channels, Members } from '../chat/people.ts';
import type { TakenEvents } from '../chat/taken-events.ts';
import type { Uploads } from '../chat/uploads.ts';
import type { DailyRecords } from '../features/daily/repository.ts';
import type { Outbox, Scheduler } from '../features/feature.ts';
import type { HomeRecords } from '../features/home/repository.ts';
import type { LeaderboardRecords } from '../features/leaderboard/repository.ts';
import type { Counts } from '../features/limits.ts';
import type { LinksRecords } from '../features/links/repository.ts';
import type { OutagesRecords } from '../features/outages/repository.ts';
import type { PoliciesRecords } from '../features/policies/repository.ts';
import type { PrivacyRecords } from '../features/privacy/repository.ts';
import type { QuestionsRecords } from '../features/questions/repository.ts';
import type { QuizRecords } from '../features/quiz/repository.ts';
import type { RecapRecords } from '../features/recap/repository.ts';
import type { RetentionRecords } from '../features/retention/repository.ts';
import type { RolesRecords } from '../features/roles/repository.ts';
import type { RoundsRecords } from '../features/rounds/repository.ts';
import type { StatsRecords } from '../features/stats/repository.ts';
import type { StreaksRecords } from '../features/streaks/repository.ts';
import type { TeamsRecords } from '../features/teams/repository.ts';
import type { WelcomeRecords } from '../features/welcome/repository.ts';
import type { WithdrawalsRecords } from '../features/withdrawals/repository.ts';
import type { WorkspacesRecords } from '../features/workspaces/repository.ts';
import type { PostKind, TimerKind } from './features.ts';
import type { OutageLog } from './outbox/outage-log.ts';
import type { FinishedPosts, PostQueue } from './outbox/queue.ts';
import type { TimerQueue } from './scheduler/queue.ts';

/** Everything that the bot stores. Work runs in transactions: either all of it is stored, or none. */
export interface Store {
  /**
   * Runs `work` in a transaction. If it hits a `Conflict`, or the database is away for a moment, it is rolled back and
   * run again, so it must do nothing but read and write records.
   */
  transaction<T>(work: (records: Records) => Promise<T>): Promise<T>;
  /**
   * Runs `work` that only reads, and that takes so long that nothing else should wait for it. It sees one state of the
   * records. Rejects if it writes.
   */
  read<T>(work: (records: Records) => Promise<T>): Promise<T>;
  /** Gives space back that is no longer used, and keeps reading fast. Takes a few milliseconds; other work waits. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

/** The records inside a transaction: the repositories of every feature, and the bot's own. */
export interface Records
  extends RoundsRecords,
    QuestionsRecords,
    QuizRecords,
    DailyRecords,
    PoliciesRecords,
    RetentionRecords,
    LeaderboardRecords,
    TeamsRecords,
    StreaksRecords,
    StatsRecords,
    RecapRecords,
    HomeRecords,
    WithdrawalsRecords,
    Pick<WelcomeRecords, 'greetings'>,
    RolesRecords,
    Omit<PrivacyRecords & WorkspacesRecords, 'persons' | 'scheduler'>,
    LinksRecords {
  readonly channels: Channels;
  readonly members: Members;
  readonly acquaintances: Acquaintances;
  readonly outbox: Outbox<PostKind> & PostQueue;
  readonly finishedPosts: FinishedPosts;
  readonly takenEvents: TakenEvents;
  readonly counts: Counts;
  readonly uploads: Uploads;
  readonly outages: OutagesRecords['outages'] & OutageLog;
  readonly scheduler: Scheduler<TimerKind> & TimerQueue;
}
