import type { Block, Card } from '../../chat/card.ts';
import type { Context, Work } from '../feature.ts';
import type { Answer, Round } from './repository.ts';

/** The games that ask rounds. */
export type GameKind = Round['game']['kind'];

/** An answer before its points are known. */
export type Ungraded = Omit<Answer, 'points'>;

/** What one answer does in its game. */
export interface Answering {
  /** Finds the streak that the answer is scored with; `undefined` if the game has no streaks. */
  streak(round: Round): Promise<number | undefined>;
  points(round: Round, answer: Ungraded): number;
  /** Does what follows from the answer in the game, once it is kept. */
  after(round: Round): Promise<void>;
  /** Makes the card that tells the player how it went. */
  feedback(round: Round, answer: Answer): Promise<Card>;
}

/** What a round's message says besides its question. */
export interface Presentation {
  /** Says which question it is, as in "Question 2 of 10". */
  readonly heading: string;
  /** The live game that the question belongs to, if any. */
  readonly live?: NonNullable<Card['live']>;
  /** What stands below an open question, each a sentence. */
  readonly remarks: readonly string[];
  /** When the open question closes, epoch milliseconds. */
  readonly closesAt: number;
  /** Makes what stands below the answer once the question is closed. */
  belowReveal(): Promise<readonly Block[]>;
}

/** What a game does around the first sending of its question. */
export interface SendingRules<R> {
  /** Prepares a round that its channel has not seen; says whether it should still be sent. */
  before(round: Round, work: Work<R>): Promise<boolean>;
  /** Takes note that the channel sees the round, or never will. */
  after(round: Round, isSent: boolean, work: Work<R>): Promise<void>;
}

/** What a game adds to asking and answering. `R` names the repositories that its rules use. */
export interface GameRules<R> {
  /** Reads once what an answer to the round needs. */
  answering(round: Round, context: Context<R>): Promise<Answering>;
  /** Reads once how the round scores, and answers the points of an answer for being right, and first where that counts. */
  scoring(round: Round, records: R): Promise<(answer: Pick<Answer, 'at' | 'streak'>) => number>;
  presentation(round: Round, work: Work<R>): Promise<Presentation>;
  /** Closes an open round before its time. */
  close(round: Round, work: Work<R>): Promise<void>;
  readonly sending: SendingRules<R>;
}

/** The rules of every game. */
export type Rules<R> = Readonly<Record<GameKind, GameRules<R>>>;
