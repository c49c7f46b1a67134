/** What an option takes, for platforms that show or check it themselves. */
export type OptionKind =
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** One of many, completed while typing. */
  | { readonly kind: 'search' }
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'member' };

/** A value that was understood, or a sentence that says what is wrong and what would be right. */
export type ParsedValue<T> = { readonly value: T } | { readonly error: string };

export interface Suggestion {
  /** What is put in. */
  readonly value: string;
  /** What is shown. */
  readonly label: string;
}

/** One option of a command. `T` is what its handler gets, `Lookup` what typed text is looked up in. */
export interface Option<T, Lookup = unknown> {
  readonly type: OptionKind;
  /** A few words, without a period. */
  readonly about: string;
  readonly required: boolean;
  /** Whether it may be left out only where it was set before: then it stays as it is. */
  readonly isKept?: true;
  /** What stands for an option that was left out, as people would type it. */
  readonly fallback?: string;
  parse(typed: string, lookup: Lookup): ParsedValue<T>;
  /** Says whether a word that follows a value still belongs to it, as in `9:00 PM`. */
  joins?(value: string, word: string): boolean;
  /** What could be meant by what was typed so far, best first. */
  suggest(typed: string, lookup: Lookup): readonly Suggestion[];
}

export type Options<Lookup> = Readonly<Record<string, Option<unknown, Lookup>>>;

/** The values that a command's handler gets, by option name. */
export type Values<O> = { readonly [K in keyof O]: O[K] extends Option<infer T, never> ? T : never };

/** Gives the option a value that stands for it when it is left out. */
export const withDefault = <T, Lookup>(option: Option<T, Lookup>, fallback: string): Option<T, Lookup> => ({
  ...option,
  required: false,
  fallback,
});

/** Makes the option one that may be left out. */
export const optional = <T, Lookup>(option: Option<T, Lookup>): Option<T | undefined, Lookup> => ({
  ...option,
  required: false,
});

/** Makes the option one that stays as it was set before when it is left out, and that is missing where it was not. */
export const kept = <T, Lookup>(option: Option<T, Lookup>): Option<T, Lookup> => ({
  ...option,
  required: false,
  isKept: true,
});

/** Makes the option one that may be left out, and that `any` takes back. */
export const clearable = <T, Lookup>(option: Option<T, Lookup>): Option<T | undefined, Lookup> => ({
  ...option,
  ...(option.type.kind === 'choice'
    ? { type: { ...option.type, choices: [...option.type.choices, 'any'] } }
    : {}),
  required: false,
  parse: (typed, lookup) =>
    typed.toLowerCase() === 'any' ? { value: undefined } : option.parse(typed, lookup),
});
