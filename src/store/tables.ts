import type { Generated, Selectable } from 'kysely';

/** Yes or no, which both databases can keep as 1 or 0. */
type Flag = 0 | 1;
/** Epoch milliseconds. */
type Millis = number;

interface ChannelRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  channel: string;
  name: string;
}

interface MemberRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  user: string;
  name: string;
  /** The name in lower case, to find people by. */
  folded: string;
  /** Shared by the linked accounts of one person; null for an account of its own. */
  person: number | null;
  /** Whether they had a manager's rights when last seen. */
  manager: Generated<Flag>;
}

interface PersonRow {
  id: Generated<number>;
  linkedAt: Millis;
}

interface LinkCodeRow {
  id: Generated<number>;
  hash: string;
  memberId: number;
  expiresAt: Millis;
  /** Who typed it in and is to confirm it. */
  redeemerId: number | null;
}

interface TeamRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  name: string;
  folded: string;
}

interface TeamMemberRow {
  memberId: number;
  teamId: number;
}

interface ScheduleRow {
  id: Generated<number>;
  channelId: number;
  time: string;
  timezone: string;
  /** Numbers of week days, as in `12345`. */
  days: string;
  topic: string | null;
  level: string | null;
  reveal: string;
  openHours: number;
  status: 'active' | 'paused' | 'removed';
  pausedBecause: string | null;
  setUpBy: number | null;
  recap: Generated<Flag>;
}

interface RecapRow {
  id: Generated<number>;
  scheduleId: number;
  /** Local date of the Monday after the week. */
  week: string;
}

interface QuizRow {
  id: Generated<number>;
  channelId: number;
  startedBy: number | null;
  seed: number;
  /** The engine's quiz as JSON. */
  state: string;
  running: Flag;
  version: number;
}

interface RoundRow {
  id: Generated<number>;
  channelId: number;
  game: 'quiz' | 'daily';
  quizId: number | null;
  position: number | null;
  scheduleId: number | null;
  date: string | null;
  day: number | null;
  reveal: string | null;
  dueAt: Millis | null;
  questionId: string;
  track: string;
  topic: string;
  level: string;
  /** The question as asked, as JSON. */
  question: string;
  openedAt: Millis | null;
  closesAt: Millis | null;
  closedAt: Millis | null;
  answers: Generated<number>;
  expected: Generated<number>;
  awaited: Generated<number>;
  firstRight: number | null;
  /** Whether the question was withdrawn, so that every answer counts as right. */
  voided: Generated<Flag>;
}

interface VoidRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  questionId: string;
  at: Millis;
  voidedBy: number | null;
}

interface AnswerRow {
  roundId: number;
  memberId: number;
  choice: number;
  correct: Flag;
  points: number;
  at: Millis;
  /** The streak that it was scored with. */
  streak: number | null;
  /** The local day whose totals it is in. */
  date: string;
}

interface TotalRow {
  channelId: number;
  memberId: number;
  date: string;
  game: 'quiz' | 'daily';
  points: number;
  answers: number;
  correct: number;
}

interface ReportRow {
  questionId: string;
  memberId: number;
  reason: string;
  at: Millis;
  settledAt: Millis | null;
}

interface TimerRow {
  id: Generated<number>;
  kind: string;
  subject: number;
  dueAt: Millis;
  /** When the last claim lapses. */
  leaseUntil: Millis;
}

interface PostRow {
  id: Generated<number>;
  channelId: number;
  kind: string;
  subject: number;
  key: string;
  message: string | null;
  /** Number of the version that is wanted. */
  wanted: number;
  /** Whether that is still to be sent. */
  pending: Flag;
  attempts: number;
  dueAt: Millis;
  /** When the last claim lapses. */
  leaseUntil: Millis;
}

/** Every table, in the names that the code uses. */
export interface Tables {
  channels: ChannelRow;
  members: MemberRow;
  people: PersonRow;
  linkCodes: LinkCodeRow;
  teams: TeamRow;
  teamMembers: TeamMemberRow;
  schedules: ScheduleRow;
  recaps: RecapRow;
  voids: VoidRow;
  quizzes: QuizRow;
  rounds: RoundRow;
  answers: AnswerRow;
  totals: TotalRow;
  reports: ReportRow;
  timers: TimerRow;
  posts: PostRow;
}

/** A row of `answers` as it is read. */
export type SelectedAnswer = Selectable<AnswerRow>;
/** A row of `rounds` as it is read. */
export type SelectedRound = Selectable<RoundRow>;
/** A row of `schedules` as it is read. */
export type SelectedSchedule = Selectable<ScheduleRow>;
/** A row of `quizzes` as it is read. */
export type SelectedQuiz = Selectable<QuizRow>;
