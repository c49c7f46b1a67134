import type { Level } from '../../../src/engine/question.ts';
import type { QuizMode } from '../../../src/engine/quiz.ts';

/** A workspace of one platform, as in `north/w1`. */
export type Home = string;

/** Somebody's account in one workspace. */
export interface Account {
  readonly key: string;
  readonly platform: string;
  readonly workspace: string;
  readonly user: string;
  readonly home: Home;
  /** As they call themselves now. */
  name: string;
  /** As the bot heard it last. */
  heard: string;
  /** When the bot met the account, counted in meetings; `undefined` before that, and once it is erased. */
  met: number | undefined;
  /** The person that it is linked into; `undefined` for one on its own. */
  person: number | undefined;
  /** How much of what it is asked it answers, and how much of that rightly; from 0 to 1. */
  readonly diligence: number;
  readonly skill: number;
}

export interface Place {
  readonly key: string;
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
  readonly home: Home;
}

/** What the bot was told of a channel's daily question. */
export interface Plan {
  readonly place: Place;
  zone: string;
  removed: boolean;
}

export interface QuizPlan {
  readonly mode: QuizMode;
  readonly allowedMs: number;
}

/** A question that a channel has seen. */
export interface Asked {
  readonly round: number;
  readonly place: Place;
  readonly question: string;
  /** As {@link voidKey} names the question. */
  readonly voidKey: string;
  readonly level: Level;
  /** `extra`: a daily question that has no day. */
  readonly game: 'quiz' | 'daily' | 'extra';
  readonly quiz: (QuizPlan & { readonly id: number }) | undefined;
  /** The day whose question it is. */
  readonly date: string | undefined;
  /** Actions of the right choice and of wrong ones. */
  readonly right: string;
  readonly wrong: readonly string[];
  closesAt: number;
  /** Whether the channel sees it closed. */
  closed: boolean;
  /** When the bot knew that the channel sees it, at the latest by the first answer. */
  shownAt: number | undefined;
  /** In the order in which they came. */
  given: Given[];
}

/** An answer that the bot took. */
export interface Given {
  readonly asked: Asked;
  readonly account: Account;
  /** Whether the choice was the right one. */
  readonly right: boolean;
  readonly at: number;
  /** The account's local day. */
  readonly date: string;
  /** The streak it goes with, as it was then, or as a withdrawn day before it made it since; 0 in a quiz. */
  streak: number;
}

export interface Team {
  readonly home: Home;
  name: string;
  readonly members: Set<Account>;
}

/** All that happened as far as people could see, and nothing that is worked out from it. */
export interface History {
  readonly accounts: readonly Account[];
  readonly channels: readonly Place[];
  /** In the order of their first setup. */
  readonly plans: Plan[];
  readonly asked: Map<number, Asked>;
  /** Those that no message shows closed yet. */
  readonly open: Set<Asked>;
  /** The question days of each channel, oldest first. */
  readonly days: Map<Place, Asked[]>;
  /** The quiz that each channel plays. */
  readonly playing: Map<Place, QuizPlan & { readonly id: number }>;
  /** All quizzes, by number. */
  readonly quizzes: Map<number, QuizPlan & { readonly place: Place }>;
  /** What each account answered. */
  readonly given: Map<Account, Map<Asked, Given>>;
  /** Withdrawn questions, each as {@link voidKey}. */
  readonly isWithdrawn: Set<string>;
  readonly teams: Team[];
  /** What the bot said or keeps that is not as it should be. */
  readonly differences: string[];
  readonly counts: Counts;
}

export interface Counts {
  quiz: number;
  daily: number;
  withdrawals: number;
  erased: number;
  links: number;
  undone: number;
  meetings: number;
}

export const voidKey = (home: Home, question: string): string => `${home} ${question}`;

export const createHistory = (accounts: readonly Account[], channels: readonly Place[]): History => ({
  accounts,
  channels,
  plans: [],
  asked: new Map(),
  open: new Set(),
  days: new Map(channels.map((place) => [place, []])),
  playing: new Map(),
  quizzes: new Map(),
  given: new Map(),
  isWithdrawn: new Set(),
  teams: [],
  differences: [],
  counts: { quiz: 0, daily: 0, withdrawals: 0, erased: 0, links: 0, undone: 0, meetings: 0 },
});
