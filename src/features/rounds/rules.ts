import type { Block, Card } from '../../chat/card.ts';
import type { Notice } from '../../chat/messages.ts';
import type { Address, Member } from '../../chat/people.ts';
import type { Work } from '../feature.ts';
import type { PostFailure } from '../post-failure.ts';
import type { Answer, Round } from './repository.ts';

/** The games that ask rounds. */
export type GameKind = Round['game']['kind'];

/** An answer before its points are known. */
export type Ungraded = Omit<Answer, 'points'>;

/** A round that members are about to answer. */
export interface Asked {
  readonly round: Round;
  readonly members: readonly Member[];
  /** When the first of their answers was received, in epoch milliseconds. */
  readonly at: number;
}

/** Handles the answers to one round by the rules of its game. */
export interface Answering {
  /** The round as it is answered: its time may only begin now. */
  readonly round: Round;
  /** Returns the streak that a member's answer is scored with; `undefined` if the game has no streaks. */
  streak(member: number): number | undefined;
  /** Returns the points of a right answer. The round includes it. */
  points(round: Round, answer: Ungraded): number;
  /** Returns whether the round is over early, now that it has these answers. */
  isDecided(round: Round): boolean;
  /** Does what follows from the answers in the game, once they are stored. */
  after(round: Round): Promise<void>;
  /** Builds the cards that tell the players how it went, in the order of `answers`. */
  feedback(round: Round, answers: readonly Answer[]): Promise<readonly Card[]>;
}

/** The parts of a round's message besides its question. */
export interface Presentation {
  /** Says which question it is, as in "Question 2 of 10". */
  readonly heading: string;
  /** The live game that the question belongs to, if any. */
  readonly live?: NonNullable<Card['live']>;
  /** The platform's id of the role that is called when the question is posted. */
  readonly calls?: string | undefined;
  /** When the open question closes, in epoch milliseconds. */
  readonly closesAt: number;
  /** Finds the sentences below an open question. */
  remarks(): Promise<readonly string[]>;
  /** The blocks above its heading, if any. */
  readonly above?: readonly Block[];
  /** The blocks below an open question, if any. */
  readonly belowOpen?: readonly Block[];
  /** Builds the blocks below the answer of a closed question. */
  belowReveal(): Promise<readonly Block[]>;
}

/** A game's rules for the first time that its question is sent. */
export interface SendingRules<R> {
  /** Prepares a round that its channel has not seen. Returns whether to send it. */
  before(round: Round, work: Work<R>): Promise<boolean>;
  /** Handles that the channel sees the round, or never will. */
  after(round: Round, isSent: boolean, work: Work<R>): Promise<void>;
  /** Names the thread that is opened under the question; `undefined` if there is none. */
  thread?(round: Round, work: Work<R>): Promise<string | undefined>;
  /** Handles that the thread is open. */
  afterThread?(round: Round, thread: Address, work: Work<R>): Promise<void>;
  /** Handles that the question's message was found to be deleted. */
  afterDelete?(round: Round, work: Work<R>): Promise<void>;
  /** Whether a question that was refused is still worth asking later. */
  readonly canWait: boolean;
  /** Finds out who else should hear by now that the question can't be posted. */
  notice?(round: Round, failure: PostFailure, work: Work<R>): Promise<Notice | undefined>;
}

/** A game's rules for asking and answering. `R` names the repositories that they use. */
export interface GameRules<R> {
  /** Reads what is needed to handle answers, for several rounds in their order. No member is in two of them. */
  answering(asked: readonly Asked[], work: Work<R>): Promise<readonly Answering[]>;
  /** Returns a function that scores answers to the round as if they were right, and first where that matters. */
  scoring(round: Round, records: R): Promise<(answer: Pick<Answer, 'at' | 'streak'>) => number>;
  presentation(round: Round, work: Work<R>): Promise<Presentation>;
  /** Closes an open round before its time. */
  close(round: Round, work: Work<R>): Promise<void>;
  readonly sending: SendingRules<R>;
}

/** The rules of every game. */
export type Rules<R> = Readonly<Record<GameKind, GameRules<R>>>;
