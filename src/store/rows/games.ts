import type { Generated } from 'kysely';
import type { Level } from '../../engine/question.ts';
import type { Reveal } from '../../features/rounds/repository.ts';
import type { Flag, Millis } from './columns.ts';

/** A channel's plan for its daily question. */
export interface ScheduleRow {
  id: Generated<number>;
  channelId: number;
  time: string;
  timezone: string;
  /** Weekday numbers, as in `12345`. */
  days: string;
  topic: string | null;
  level: Level | null;
  reveal: Reveal;
  openHours: number;
  status: 'active' | 'paused' | 'removed';
  pausedBecause: string | null;
  setUpBy: number | null;
  recap: Generated<Flag>;
  /** Whether each question gets a thread. */
  thread: Generated<Flag>;
}

/** A recap of one week in a schedule's channel. */
export interface RecapRow {
  id: Generated<number>;
  scheduleId: number;
  /** Local date of the Monday after the week. */
  week: string;
  /** The round that carries it; null if it was a message of its own. */
  roundId: number | null;
  /** What the round shows of it, as JSON; null if nobody played. */
  shown: string | null;
}

/** A member who posted how they did in a daily question. */
export interface DailyShareRow {
  roundId: number;
  memberId: number;
  at: Millis;
}

/** A round, or a question that a quiz has yet to ask. */
export interface RoundRow {
  id: Generated<number>;
  channelId: number;
  game: 'quiz' | 'daily';
  quizId: number | null;
  position: number | null;
  scheduleId: number | null;
  date: string | null;
  day: number | null;
  reveal: Reveal | null;
  dueAt: Millis | null;
  questionId: string;
  track: string;
  topic: string;
  level: Level;
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
  /** Whether it did not have its time, so that missing it does not count: its message was deleted, or a withdrawal that was undone since closed it. */
  cutShort: Generated<Flag>;
  /** The secret with which its answer marks are made; null if it has none, and once it is closed. */
  markKey: Generated<string | null>;
  /** Whether its quiz asks the questions of an earlier one again. */
  replay: Generated<Flag>;
}

/** Stands for somebody who answered an open round and was erased since, without telling who it was. */
export interface AnswerMarkRow {
  roundId: number;
  mark: string;
}

/** A question that was withdrawn in a workspace. */
export interface VoidRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  questionId: string;
  at: Millis;
  voidedBy: number | null;
  /** Until when it can be undone; null once it can't be anymore. */
  undoUntil: Millis | null;
  undoneAt: Millis | null;
}

/** An answer's grade from before a withdrawal, for undoing it. */
export interface KeptAnswerRow {
  voidId: number;
  roundId: number;
  memberId: number;
  correct: Flag;
  points: number;
  streak: number | null;
}

/** What is left to grade after a withdrawal or its undo, in the order of ids in each workspace. */
export interface RecountRow {
  id: Generated<number>;
  voidId: number;
  /** Whether the answers to the question itself are done, and those to later days follow. */
  later: Generated<Flag>;
  /** Where the last slice ended: a withdrawn round, the day of a later one, and the member whose answer it was. */
  afterRound: Generated<number>;
  afterDay: Generated<number>;
  afterMember: Generated<number>;
}

/** A member whose answers were graded before the slices came to them. */
export interface RecountedMemberRow {
  voidId: number;
  memberId: number;
}

/** A member's answer in a round. */
export interface AnswerRow {
  roundId: number;
  memberId: number;
  choice: number;
  correct: Flag;
  points: number;
  at: Millis;
  /** The streak that it was scored with. */
  streak: number | null;
  /** Whether the member answered the question before, in a quiz with the same code. */
  repeated: Generated<Flag>;
  /** The local day whose totals include it. */
  date: string;
}

/** A member's points in one channel, on one day, in one game. */
export interface TotalRow {
  channelId: number;
  memberId: number;
  date: string;
  game: 'quiz' | 'daily';
  points: number;
  answers: number;
  correct: number;
  /** The part of each number that the standings have by now. */
  foldedPoints: Generated<number>;
  foldedAnswers: Generated<number>;
  foldedCorrect: Generated<number>;
}

/** A member's report about a question. */
export interface ReportRow {
  questionId: string;
  memberId: number;
  reason: string;
  at: Millis;
  settledAt: Millis | null;
  settledBy: number | null;
  /** When managers were told of it. */
  toldAt: Millis | null;
}

/** When a workspace's managers were last told of reports. */
export interface ReportTellingRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  at: Millis | null;
}
