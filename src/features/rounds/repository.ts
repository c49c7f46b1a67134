import type { Channel, Members, Workspace } from '../../chat/people.ts';
import type { History } from '../../engine/pick.ts';
import type { ChoiceQuestion } from '../../engine/question.ts';
import type { Outbox } from '../feature.ts';
import type { AnswerMarks, RoundMessages } from './erasure-repository.ts';
import type { OpenQuestions } from './open-questions.ts';
import type { Repeats } from './repeats.ts';

/** When a daily question reveals the answer. `instant`: to each member right after answering; `close`: when it closes. */
export type Reveal = 'instant' | 'close';

/** One question asked once in one channel. */
export interface Round {
  readonly id: number;
  readonly channel: number;
  /** The question as it was when asked, its choices in the order shown. */
  readonly question: ChoiceQuestion;
  readonly game: QuizGame | DailyGame;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  readonly closesAt: number;
  readonly closedAt: number | undefined;
  readonly answers: number;
  /** Whether the question was withdrawn, so that every answer counts as right. */
  readonly isWithdrawn: boolean;
  /** Whether it did not have its time, so that missing it does not count: its message was deleted, or a withdrawal that was undone since closed it. */
  readonly isCutShort: boolean;
  /** The member who was first to be right; `undefined` if nobody was, or they were erased. */
  readonly firstRight: number | undefined;
  /** Whether somebody who answered it was erased while it was open. */
  readonly hasMarks: boolean;
}

/** How a quiz asks a round. */
export interface QuizGame {
  readonly kind: 'quiz';
  readonly quiz: number;
  /** The question's place in the quiz, from 0. */
  readonly index: number;
  /** How many answered the previous question or, before the first one, were in. */
  readonly expected: number;
  /** How many of them have not answered this one. */
  readonly awaited: number;
  /** Set if the quiz asks the questions of an earlier one again. */
  readonly isReplay?: true;
}

/** How a schedule asks a round. */
export interface DailyGame {
  readonly kind: 'daily';
  readonly schedule: number;
  readonly reveal: Reveal;
  /** Number of the question day in its channel, from 1; `undefined` for an extra question. */
  readonly day: number | undefined;
  /** When it was due, in epoch milliseconds. */
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

/** Finds, restarts, and closes rounds. */
export interface Rounds {
  /**
   * How long after its time a round is closed, in milliseconds. Answers count if they were received in time, and another
   * process may still be storing some.
   */
  readonly graceMs: number;
  /** @param within finds the round only if it belongs to a channel of this workspace */
  get(id: number, within?: Workspace): Promise<Round | undefined>;
  /**
   * Finds and locks the round of a quiz's question at `index`; `undefined` before it is asked. Everyone locks the round before
   * they save the quiz, as answers do.
   */
  ofQuiz(quiz: number, index: number): Promise<Round | undefined>;
  /** Lists the open rounds of a channel, oldest first. */
  ofChannel(channel: number): Promise<Round[]>;
  /** Restarts a round's time, which opens it, unless it has closed with answers. */
  restartClock(id: number, openedAt: number, closesAt: number): Promise<void>;
  /**
   * Closes a round, adds its answers to the totals if it was sealed, and forgets which erased people answered it.
   * @returns whether it was open
   */
  close(id: number, closedAt: number): Promise<boolean>;
}

/** Where a quiz has yet to ask a question. */
export interface Planned {
  readonly quiz: number;
  /** The question's place in the quiz, from 0. */
  readonly index: number;
}

/** Opens rounds, and finds what has to be known for that. */
export interface RoundOpener {
  /** Opens the question at `index` of a quiz. Those who answered the previous one, or were in at first, are awaited. */
  openInQuiz(quiz: number, index: number, openedAt: number, closesAt: number): Promise<Round>;
  /** Opens a daily question; `undefined` if that date already has one. */
  openDaily(daily: NewDaily): Promise<Round | undefined>;
  /** Reads what the channel, stored or not, was asked, and what its workspace withdrew. */
  history(channel: Channel): Promise<History>;
  /**
   * Removes a question from a workspace's running quizzes that have yet to ask it.
   * @returns those quizzes, and where in them the question was
   */
  takeOut(workspace: Workspace, question: string): Promise<readonly Planned[]>;
}

/** A member's answer in a round, one per member and round. */
export interface Answer {
  readonly round: number;
  readonly member: number;
  /** Position shown, from 0. */
  readonly choice: number;
  readonly right: boolean;
  readonly points: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The streak that it was scored with; `undefined` in a quiz. */
  readonly streak: number | undefined;
  /** Set if the person answered the question before, in a quiz with the same code, so that it earns no points. */
  readonly isRepeated?: true;
}

/** An answer with the day that it counts for, a local date of the channel. */
export interface DatedAnswer extends Answer {
  readonly date: string;
}

/** A member who is about to answer a round. */
export interface Player {
  readonly round: number;
  readonly member: number;
  /** The person of the member's linked accounts, if there are any. */
  readonly person: number | undefined;
  /** What the member answered before, if they did. */
  readonly choice: number | undefined;
  /** Whether the round waits for the member's answer, because they answered the quiz's previous question. */
  readonly isAwaited: boolean;
}

/** Stores and finds answers, and counts votes. */
export interface Answers {
  get(round: number, member: number): Promise<Answer | undefined>;
  /**
   * Locks rounds in the order of their ids, so that nobody can close or answer them before this transaction ends. Leaves
   * out rounds that don't belong to a channel of their workspace, and those that have not opened.
   */
  lock(
    wanted: readonly { readonly round: number; readonly within: Workspace }[],
  ): Promise<readonly { readonly round: Round; readonly within: Workspace }[]>;
  /** Finds out what is known of members in locked rounds. */
  players(wanted: readonly Pick<Player, 'round' | 'member'>[]): Promise<readonly Player[]>;
  /**
   * Stores answers to locked rounds, and adds them to the totals unless their round is sealed. Members of whom a manager
   * said that they left are back on the leaderboards.
   * Throws a Conflict if somebody answered or was erased a moment ago.
   * @param rounds the rounds with the counts that they have now
   */
  add(answers: readonly DatedAnswer[], rounds: readonly Round[]): Promise<void>;
  /** Counts the votes by position shown. */
  votes(round: number): Promise<ReadonlyMap<number, number>>;
}

/** The repositories of this feature. */
export interface RoundsRecords {
  readonly rounds: Rounds;
  readonly roundMessages: RoundMessages;
  readonly roundOpener: RoundOpener;
  readonly answers: Answers;
  readonly openQuestions: OpenQuestions;
  readonly answerMarks: AnswerMarks;
  readonly repeats: Repeats;
  readonly members: Pick<Members, 'meetAll'>;
  readonly outbox: Outbox<'question'>;
}
