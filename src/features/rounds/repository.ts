import type { Workspace } from '../../chat/people.ts';
import type { History } from '../../engine/pick.ts';
import type { ChoiceQuestion } from '../../engine/question.ts';
import type { Outbox } from '../feature.ts';

/** What a daily question promises when it is posted. `instant`: right or wrong at once; `close`: not before the close. */
export type Reveal = 'instant' | 'close';

/** One question asked once in one channel. */
export interface Round {
  readonly id: number;
  readonly channel: number;
  /** As it was when it was asked, its choices in the order shown. */
  readonly question: ChoiceQuestion;
  readonly game: QuizGame | DailyGame;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  readonly closesAt: number;
  readonly closedAt: number | undefined;
  readonly answers: number;
  /** Whether the question was withdrawn, so that every answer counts as right. */
  readonly isWithdrawn: boolean;
  /** Who was the first to be right; `undefined` if nobody was, or they were erased. */
  readonly firstRight: number | undefined;
}

export interface QuizGame {
  readonly kind: 'quiz';
  readonly quiz: number;
  /** The question's place in the quiz, from 0. */
  readonly index: number;
  /** How many answered the question before. */
  readonly expected: number;
  /** How many of these have not answered this one. */
  readonly awaited: number;
}

export interface DailyGame {
  readonly kind: 'daily';
  readonly schedule: number;
  readonly reveal: Reveal;
  /** Number of the question day in its channel, from 1; `undefined` for an extra question. */
  readonly day: number | undefined;
  /** When it was to be posted, epoch milliseconds. */
  readonly dueAt: number;
}

/** A daily question about to be asked. */
export interface NewDaily {
  readonly channel: number;
  readonly schedule: number;
  readonly question: ChoiceQuestion;
  readonly reveal: Reveal;
  /** Local date of the occurrence, which can have one round; `undefined` for an extra question. */
  readonly date: string | undefined;
  readonly dueAt: number;
  readonly openedAt: number;
  readonly closesAt: number;
}

export interface Rounds {
  /** @param within finds it only if it belongs to a channel of this workspace */
  get(id: number, within?: Workspace): Promise<Round | undefined>;
  /** The round of a quiz's question at `index`; `undefined` before it was asked. */
  ofQuiz(quiz: number, index: number): Promise<Round | undefined>;
  /** Rounds of a channel that are not closed, oldest first. */
  ofChannel(channel: number): Promise<Round[]>;
  /** Counts a round's time again; it is open then. */
  restartClock(id: number, openedAt: number, closesAt: number): Promise<void>;
  /** Closes a round; says whether it was open. */
  close(id: number, closedAt: number): Promise<boolean>;
}

/** Opening rounds, and what has to be known for that. */
export interface RoundOpener {
  /** Opens the question at `index` of a quiz, for which those who answered the one before are awaited. */
  openInQuiz(quiz: number, index: number, openedAt: number, closesAt: number): Promise<Round>;
  /** Opens a daily question; `undefined` if that date already has one. */
  openDaily(daily: NewDaily): Promise<Round | undefined>;
  /** What the channel was asked in rounds after number `since`, and what its workspace withdrew. */
  history(channel: number, since: number): Promise<History>;
  /** The number of the newest round, 0 before the first. */
  newest(): Promise<number>;
  /** Takes a question out of a workspace's running quizzes that are yet to ask it, and gives the numbers of these. */
  takeOut(workspace: Workspace, question: string): Promise<readonly number[]>;
}

/** An answer, counted once a member and round. */
export interface Answer {
  readonly round: number;
  readonly member: number;
  /** Position shown, from 0. */
  readonly choice: number;
  readonly right: boolean;
  readonly points: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The streak that it was scored with; nothing in a quiz. */
  readonly streak: number | undefined;
}

export interface Answers {
  get(round: number, member: number): Promise<Answer | undefined>;
  /**
   * Takes the round for one more answer, so that it cannot close, nor be won, before this transaction ends. Nothing
   * when it is closed at `now`.
   */
  take(round: number, member: number, right: boolean, now: number): Promise<Round | undefined>;
  /** Keeps the answer and adds it to the totals of `date`, the member's local day. */
  add(answer: Answer, round: Round, date: string): Promise<void>;
  /** Votes by position shown. */
  votes(round: number): Promise<ReadonlyMap<number, number>>;
}

/** The repositories of this feature. */
export interface RoundsRecords {
  readonly rounds: Rounds;
  readonly roundOpener: RoundOpener;
  readonly answers: Answers;
  readonly outbox: Outbox<'question'>;
}
