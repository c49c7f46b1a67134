import type { Bank } from '../../features/question-bank.ts';

/** What there is to choose from where somebody types. */
export interface Known {
  readonly bank: Bank;
  /** Names of the workspace's teams. */
  readonly teams: readonly string[];
}

/** What an option takes, for platforms that show or check it themselves. */
export type OptionKind =
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** One of many, completed while typing. */
  | { readonly kind: 'search' }
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'member' };

/** A value that was understood, or a sentence that says what is wrong and what would be right. */
export type Understood<T> = { readonly value: T } | { readonly says: string };

export interface Suggestion {
  /** What is put in. */
  readonly value: string;
  /** What is shown. */
  readonly label: string;
}

/** One option of a command. `T` is what its handler gets. */
export interface Option<T> {
  readonly takes: OptionKind;
  /** A few words, without a full stop. */
  readonly about: string;
  readonly required: boolean;
  /** What stands for an option that was left out, as people would type it. */
  readonly fallback?: string;
  understand(typed: string, bank: Bank): Understood<T>;
  /** What could be meant by what was typed so far, best first. */
  suggest(typed: string, known: Known): readonly Suggestion[];
}

export type Options = Readonly<Record<string, Option<unknown>>>;

/** The values that a command's handler gets, by option name. */
export type Values<O extends Options> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

/** The option with a value that stands for it when it is left out. */
export const withDefault = <T>(option: Option<T>, fallback: string): Option<T> => ({
  ...option,
  required: false,
  fallback,
});

/** The option, which may be left out. */
export const optional = <T>(option: Option<T>): Option<T | undefined> => ({ ...option, required: false });
