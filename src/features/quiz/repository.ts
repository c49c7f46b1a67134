import type { Channels, Members } from '../../chat/people.ts';
import type { Scorer } from '../../engine/places.ts';
import type { ChoiceQuestion, Level } from '../../engine/question.ts';
import type { Quiz } from '../../engine/quiz.ts';
import type { Seed } from '../../engine/random.ts';
import type { Outbox, Scheduler } from '../feature.ts';
import type { LeaderboardRecords } from '../leaderboard/repository.ts';
import type { OutagesRecords } from '../outages/repository.ts';
import type { PoliciesRecords } from '../policies/repository.ts';
import type { GivenRoles } from '../roles/repository.ts';
import type { Answer, Round, RoundsRecords } from '../rounds/repository.ts';
import type { TeamsRecords } from '../teams/repository.ts';
import type { Threads } from '../threads.ts';

/** What somebody chose when they started a quiz, besides its mode. */
export interface QuizSettings {
  readonly topic?: string | undefined;
  readonly level?: Level | undefined;
  /** How many questions they wanted. */
  readonly count: number;
  /** For each question; `undefined` if that depends on the question. */
  readonly seconds?: number | undefined;
  /** For how many seconds people could come in. */
  readonly lobby: number;
  /** Set if the quiz gets a thread. */
  readonly thread?: true | undefined;
}

/** A quiz as it is stored. */
export interface StoredQuiz {
  readonly id: number;
  readonly channel: number;
  /** The member who started it; `undefined` once they were erased. */
  readonly startedBy: number | undefined;
  readonly seed: Seed;
  readonly quiz: Quiz;
  /** `undefined` for quizzes from before settings were stored. */
  readonly settings: QuizSettings | undefined;
  /** What it can be played again from; left out for quizzes from before there were codes. */
  readonly code?: string | undefined;
  /** Increases with every save, so that a stale save is noticed. */
  readonly version: number;
}

/** Stores and finds quizzes. */
export interface Quizzes {
  /**
   * Stores a quiz with its questions, none of which is open yet.
   * @param isReplay whether its code is that of an earlier one
   */
  start(
    quiz: Omit<StoredQuiz, 'id' | 'version'>,
    questions: readonly ChoiceQuestion[],
    isReplay?: boolean,
  ): Promise<StoredQuiz>;
  get(id: number): Promise<StoredQuiz | undefined>;
  /** Finds the channel's running quiz. */
  running(channel: number): Promise<StoredQuiz | undefined>;
  /** Lists all running quizzes, in every channel. */
  unfinished(): Promise<StoredQuiz[]>;
  /** Stores the next state. Throws a Conflict if it was changed since `stored` was read. */
  save(stored: StoredQuiz, quiz: Quiz): Promise<void>;
}

/** The questions that a quiz has asked, by their places in the quiz, from 0 and ascending. */
export interface Asked {
  readonly posted: readonly number[];
  /** Questions that could not be posted. */
  readonly lost: readonly number[];
}

/** Tells which questions reached their channel, and finds messages. */
export interface QuizPosts {
  of(quiz: number): Promise<Asked>;
  /** Lists the quizzes that some of these rounds belong to, so that their standings may name whoever answered them. */
  naming(rounds: readonly number[]): Promise<readonly number[]>;
}

/** Quizzes with the same code, which ask the same questions. */
export interface Replays {
  /** Finds the first quiz with a code. */
  first(code: string): Promise<StoredQuiz | undefined>;
  /** Lists the questions of a quiz as it asks them, in their order. */
  questions(quiz: number): Promise<readonly ChoiceQuestion[]>;
  /** Lists the other quizzes of the workspace with the code of a quiz that some of these rounds belong to. */
  naming(rounds: readonly number[]): Promise<readonly number[]>;
}

/** Somebody who is in before a quiz begins. */
export interface Player {
  readonly member: number;
  /** The platform's id of the person. */
  readonly user: string;
  readonly name: string;
  /** The name of the workspace's team that they belong to. */
  readonly team: string | undefined;
  /** The team that they were dealt into for this quiz, by its place in `mixedTeams`. */
  readonly dealt: number | undefined;
}

/** The people who are in before a quiz begins. */
export interface Lobby {
  /** Keeps others from coming in, and the quiz from beginning, before this transaction ends. */
  hold(quiz: number): Promise<void>;
  /** Returns false if the member was in already. */
  enter(quiz: number, member: number, at: number): Promise<boolean>;
  /** Lists who is in, in the order in which they came. */
  players(quiz: number): Promise<readonly Player[]>;
  /** Lists the quizzes that a member started or was in before they began. */
  naming(member: number): Promise<readonly number[]>;
}

/** The teams that a quiz was mixed into, for it alone. */
export interface Mixes {
  /** Adds up all points that the players of a quiz have. */
  points(quiz: number): Promise<ReadonlyMap<number, number>>;
  /** Puts members into teams, which are places in `mixedTeams`. */
  deal(quiz: number, teams: ReadonlyMap<number, number>): Promise<void>;
  /** Returns which of the members were put into a team; `undefined` if the quiz was not mixed. */
  among(quiz: number, members: readonly number[]): Promise<ReadonlySet<number> | undefined>;
}

/** Votes to skip the open question of a quiz, at most one per member. */
export interface SkipVotes {
  /** Returns whether the member was expected to answer the round, so that their vote counts. */
  mayVote(round: number, member: number): Promise<boolean>;
  /**
   * Adds a vote; others wait until this transaction ends. Returns false if the member voted before, and `undefined` if the
   * round is closed.
   */
  add(round: number, member: number, at: number): Promise<boolean | undefined>;
  count(round: number): Promise<number>;
  /** Deletes the votes, which nobody needs once the question is closed. */
  forget(round: number): Promise<void>;
}

/** The results of quizzes that people posted, and what they answered there. */
export interface QuizShares {
  /** Returns whether members were right, by the places of the questions that they answered, from 0. */
  marks(quiz: number, members: readonly number[]): Promise<ReadonlyMap<number, ReadonlyMap<number, boolean>>>;
  /** Returns whether the member posted it. */
  has(quiz: number, member: number): Promise<boolean>;
  /** Returns false if the member had posted it already. */
  add(quiz: number, member: number, at: number): Promise<boolean>;
  /** Lists who posted it, in the order in which they did. */
  members(quiz: number): Promise<readonly number[]>;
}

/** A player's score in a quiz, up to some question and up to the one before it. */
export interface PlayerScore extends Scorer {
  readonly name: string;
  /** Whether others see them on leaderboards. */
  readonly isSeen: boolean;
}

/** A question that a quiz asked, with what somebody answered. */
export interface AskedRound {
  readonly round: Round;
  /** `undefined` if they did not answer. */
  readonly answer: Answer | undefined;
}

/** What players have scored in a quiz. */
export interface QuizScores {
  /**
   * Lists the scores of everybody who has answered, by quiz.
   * @param through the last question that counts, from 0
   */
  ofAll(
    wanted: readonly { readonly quiz: number; readonly through: number }[],
  ): Promise<ReadonlyMap<number, readonly PlayerScore[]>>;
  /** Lists the questions that a quiz has asked, in order, with a member's answers. */
  answers(quiz: number, member: number): Promise<readonly AskedRound[]>;
}

/** The repositories of this feature. */
export interface QuizRecords
  extends RoundsRecords,
    LeaderboardRecords,
    TeamsRecords,
    OutagesRecords,
    PoliciesRecords {
  readonly quizzes: Quizzes;
  readonly quizPosts: QuizPosts;
  readonly lobby: Lobby;
  readonly mixes: Mixes;
  readonly skipVotes: SkipVotes;
  readonly quizShares: QuizShares;
  readonly replays: Replays;
  readonly quizScores: QuizScores;
  readonly threads: Threads;
  readonly givenRoles: GivenRoles;
  readonly channels: Channels;
  readonly members: Members;
  readonly outbox: Outbox<
    'question' | 'quiz-intro' | 'quiz-resumed' | 'quiz-end' | 'quiz-thread' | 'quiz-answers'
  >;
  readonly scheduler: Scheduler<'quiz'>;
}
