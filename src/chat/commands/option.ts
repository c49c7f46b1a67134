import type { FieldInput } from '../form.ts';
import type { InlineText } from '../inline.ts';
import type { Ability } from '../messages.ts';

/** The kind of value that an option takes, for platforms that show or check it themselves. */
export type OptionKind =
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** One of many, completed while typing. */
  | { readonly kind: 'search' }
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'member' };

/** A parsed value, or the rest of a sentence that begins with the option's name and says what would be right. */
export type ParsedValue<T> = { readonly value: T } | { readonly error: InlineText };

/** A value to offer while somebody types. */
export interface Suggestion {
  /** The text that is filled in. */
  readonly value: string;
  /** The text that is shown. */
  readonly label: string;
}

/** One option of a command. `T` is what the handler gets; `Lookup` is the data in which typed text is looked up. */
export interface Option<T, Lookup = unknown> {
  readonly type: OptionKind;
  /** A few words, without a period. */
  readonly about: string;
  /** What a form calls it; `about` if that is short, or else its name, if left out. */
  readonly label?: string;
  /** Set if a form carries it without asking for it. */
  readonly isGiven?: true;
  /**
   * How a form asks for it, if not as its type and `about` say. `value` converts typed text to such a field's value; `initial`
   * is what the field begins with if nothing was given.
   */
  readonly field?: {
    readonly input: FieldInput;
    readonly about?: string;
    readonly initial?: string;
    value?(typed: string): string;
  };
  /** The values that it takes, in words, if its type doesn't say it. */
  readonly takes?: string;
  /** What the bot must be able to do for any value but the fallback. */
  readonly needs?: Ability;
  readonly required: boolean;
  /** Whether it can be left out only if it was set before; it then keeps its value. */
  readonly isKept?: true;
  /** The value to use if the option is left out, in typed form. */
  readonly fallback?: string;
  parse(typed: string, lookup: Lookup): ParsedValue<T>;
  /** Returns whether a word that follows a value still belongs to it, as in `9:00 PM`. */
  joins?(value: string, word: string): boolean;
  /** Lists values that the text typed so far could mean, best first. */
  suggest(typed: string, lookup: Lookup): readonly Suggestion[];
}

/** The options of a command, by name. */
export type Options<Lookup> = Readonly<Record<string, Option<unknown, Lookup>>>;

/** The values that a command's handler gets, by option name. */
export type Values<O> = { readonly [K in keyof O]: O[K] extends Option<infer T, never> ? T : never };

/** Gives an option a value to use if it is left out. */
export const withDefault = <T, Lookup>(option: Option<T, Lookup>, fallback: string): Option<T, Lookup> => ({
  ...option,
  required: false,
  fallback,
});

/** Makes an option optional. */
export const optional = <T, Lookup>(option: Option<T, Lookup>): Option<T | undefined, Lookup> => ({
  ...option,
  required: false,
});

/** Makes an option keep its earlier value if it is left out. Without one, it is required. */
export const kept = <T, Lookup>(option: Option<T, Lookup>): Option<T, Lookup> => ({
  ...option,
  required: false,
  isKept: true,
});

/** Makes an option optional, and lets people type `any` to clear it. */
export const clearable = <T, Lookup>(option: Option<T, Lookup>): Option<T | undefined, Lookup> => ({
  ...option,
  ...(option.type.kind === 'choice'
    ? { type: { ...option.type, choices: [...option.type.choices, 'any'] } }
    : {}),
  required: false,
  parse: (typed, lookup) =>
    typed.toLowerCase() === 'any' ? { value: undefined } : option.parse(typed, lookup),
});

/** Offers an option only where the platform does what it needs. Elsewhere it is `undefined`. */
export const needing = <T, Lookup>(
  needs: Ability,
  option: Option<T, Lookup>,
): Option<T | undefined, Lookup> => ({
  ...option,
  needs,
});

/** Makes a form carry the option without asking for it: whatever opens the form knows the value. */
export const given = <T, Lookup>(option: Option<T, Lookup>): Option<T, Lookup> => ({
  ...option,
  isGiven: true,
});
