import type { Channels, Members } from '../../chat/people.ts';
import type { ChoiceQuestion } from '../../engine/question.ts';
import type { Quiz } from '../../engine/quiz.ts';
import type { Seed } from '../../engine/random.ts';
import type { Outbox, Scheduler } from '../feature.ts';
import type { LeaderboardRecords } from '../leaderboard/repository.ts';
import type { OutagesRecords } from '../outages/repository.ts';
import type { RoundsRecords } from '../rounds/repository.ts';
import type { TeamsRecords } from '../teams/repository.ts';

/** A quiz as it is stored. */
export interface StoredQuiz {
  readonly id: number;
  readonly channel: number;
  /** The member who started it; `undefined` once they were erased. */
  readonly startedBy: number | undefined;
  readonly seed: Seed;
  readonly quiz: Quiz;
  /** Increases with every save, so that a stale save is noticed. */
  readonly version: number;
}

/** Stores and finds quizzes. */
export interface Quizzes {
  /** Stores a quiz with its questions, none of which is open yet. */
  start(quiz: Omit<StoredQuiz, 'id' | 'version'>, questions: readonly ChoiceQuestion[]): Promise<StoredQuiz>;
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

/** The repositories of this feature. */
export interface QuizRecords extends RoundsRecords, LeaderboardRecords, TeamsRecords, OutagesRecords {
  readonly quizzes: Quizzes;
  readonly quizPosts: QuizPosts;
  readonly channels: Channels;
  readonly members: Members;
  readonly outbox: Outbox<'question' | 'quiz-intro' | 'quiz-resumed' | 'quiz-end'>;
  readonly scheduler: Scheduler<'quiz'>;
}
