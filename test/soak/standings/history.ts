import type { Level } from '../../../src/engine/question.ts';
import type { QuizMode } from '../../../src/engine/quiz.ts';

/** A workspace on one platform, as in `north/w1`. */
export type Home = string;

/** Somebody's account in one workspace. */
export interface Account {
  readonly key: string;
  readonly platform: string;
  readonly workspace: string;
  readonly user: string;
  readonly home: Home;
  /** Their current name on the platform. */
  name: string;
  /** The name that the bot saw last. */
  heard: string;
  /** The number of the member that the bot stores for the account; `undefined` before it stores one, and once it is erased. */
  met: number | undefined;
  /** The person that it is linked into; `undefined` for one on its own. */
  person: number | undefined;
  /** The share of questions that it answers, and the share of those that it gets right, from 0 to 1. */
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

/** The settings of a channel's daily question. */
export interface Plan {
  readonly place: Place;
  zone: string;
  removed: boolean;
}

export interface QuizPlan {
  readonly mode: QuizMode;
  readonly allowedMs: number;
  /** What it is played from, or can be played again from once it has ended. */
  code: string | undefined;
}

/** A question that was asked in a channel. */
export interface Asked {
  readonly round: number;
  readonly place: Place;
  readonly question: string;
  /** The question's {@link voidKey}. */
  readonly voidKey: string;
  readonly level: Level;
  /** `extra`: a daily question that has no day. */
  readonly game: 'quiz' | 'daily' | 'extra';
  readonly quiz: (QuizPlan & { readonly id: number }) | undefined;
  /** The date of the daily question. */
  readonly date: string | undefined;
  /** The actions of the right choice and of the wrong ones. */
  readonly right: string;
  readonly wrong: readonly string[];
  closesAt: number;
  /** Whether the channel shows it as closed. */
  closed: boolean;
  /** Whether its message was deleted, or a withdrawal that was undone since closed it before its time. */
  cutShort: boolean;
  /** When the bot first tried to show the answer in its message, which was deleted. */
  missedAt: number | undefined;
  /** Whether it reveals the answer at its close only, which the first reply to an answer tells. */
  isLocked: boolean;
  /** When the bot learned that the channel shows it: from the platform, or from the first answer. */
  shownAt: number | undefined;
  /** In the order of arrival. */
  given: Given[];
  /** The accounts that answered it before they were erased. */
  readonly erased: Set<Account>;
}

/** An answer that the bot accepted. */
export interface Given {
  readonly asked: Asked;
  readonly account: Account;
  /** Whether the choice was the right one. */
  readonly right: boolean;
  readonly at: number;
  /** Whether the person answered the question before, in a quiz with the same code. */
  readonly isRepeated: boolean;
  /** The account's local day. */
  readonly date: string;
  /** The streak that it is scored with, including later withdrawals of missed days before it; 0 in a quiz. */
  streak: number;
}

/** A withdrawal, with everything that it changed. */
export interface Withdrawal {
  readonly home: Home;
  /** The question's {@link voidKey}. */
  readonly key: string;
  readonly at: number;
  /** The action that undoes it. */
  readonly undo: string;
  readonly asked: readonly Asked[];
  /** The questions that it closed before their time. */
  readonly closed: readonly Asked[];
  /** The answers that it changed, with their streaks from before. */
  readonly changed: ReadonlyMap<Given, number>;
  isUndone: boolean;
}

export interface Team {
  readonly home: Home;
  name: string;
  readonly members: Set<Account>;
}

/** Everything that happened as far as people could see, with nothing derived from it. */
export interface History {
  readonly accounts: readonly Account[];
  readonly channels: readonly Place[];
  /** All plans, in the order of their first setup. */
  readonly plans: Plan[];
  readonly asked: Map<number, Asked>;
  /** The questions that no message shows as closed yet. */
  readonly open: Set<Asked>;
  /** The daily questions of each channel, oldest first. */
  readonly days: Map<Place, Asked[]>;
  /** The quiz that is running in each channel. */
  readonly playing: Map<Place, QuizPlan & { readonly id: number }>;
  /** All quizzes, by number. */
  readonly quizzes: Map<number, QuizPlan & { readonly place: Place }>;
  /** The codes of quizzes that have ended. */
  readonly codes: Set<string>;
  /** The answers of each account. */
  readonly given: Map<Account, Map<Asked, Given>>;
  /** The {@link voidKey} of each withdrawn question. */
  readonly isWithdrawn: Set<string>;
  /** All withdrawals, oldest first. */
  readonly withdrawals: Withdrawal[];
  readonly teams: Team[];
  /** The workspaces of each league. */
  readonly leagues: Set<Home>[];
  /** Everything that the bot said or stored wrongly. */
  readonly differences: string[];
  readonly counts: Counts;
}

export interface Counts {
  quiz: number;
  /** Answers in quizzes that earn nothing because they are repeated. */
  repeated: number;
  daily: number;
  withdrawals: number;
  /** Withdrawals that were undone. */
  restored: number;
  erased: number;
  links: number;
  /** How often a workspace joined a league. */
  leagues: number;
  undone: number;
  /** Questions whose message was deleted. */
  deleted: number;
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
  codes: new Set(),
  given: new Map(),
  isWithdrawn: new Set(),
  withdrawals: [],
  teams: [],
  leagues: [],
  differences: [],
  counts: {
    quiz: 0,
    repeated: 0,
    daily: 0,
    withdrawals: 0,
    restored: 0,
    erased: 0,
    links: 0,
    leagues: 0,
    undone: 0,
    deleted: 0,
  },
});
