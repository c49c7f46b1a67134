import type { InlineText, Markup } from './inline.ts';

/** Fields for a person to fill in, as plain data. What is sent back is a command with options. */
export interface Form {
  readonly title: string;
  /** What the button says that runs the command, as in `Save`: at most 24 characters. */
  readonly submit: string;
  /** The command to run, as in `daily setup`. */
  readonly path: string;
  /** Options that go with the command without being shown. Together with the path they have few characters. */
  readonly given?: Readonly<Record<string, string>>;
  /** Problems beyond the fields, each a sentence. */
  readonly notes: readonly InlineText[];
  /** The command with everything that is asked for, as an example. */
  readonly example?: Markup | undefined;
  readonly fields: readonly Field[];
}

/** One field of a form. */
export interface Field {
  /** The name of its option. */
  readonly name: string;
  /** What people read above it. */
  readonly label: string;
  /** What else there is to know; empty if the label says it all. */
  readonly about: string;
  readonly required: boolean;
  readonly input: FieldInput;
  /** What the field begins with if no value was given. */
  readonly initial?: string;
  /** The value given so far. Several are separated by commas. */
  readonly value?: string;
  /** The rest of a sentence that begins with the field's name and says what is wrong with the value. */
  readonly error?: InlineText;
}

/** A value that a field offers. */
export interface FieldChoice {
  readonly value: string;
  readonly label: string;
  /** What it means, in a few words. */
  readonly about?: string;
}

/** How a field is filled in. */
export type FieldInput =
  /** Typed. */
  | { readonly kind: 'text'; readonly max: number }
  /** A whole number. */
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  /** A time of day, as `HH:MM`. */
  | { readonly kind: 'time' }
  /** One of up to 25, from a menu. */
  | { readonly kind: 'choice'; readonly choices: readonly FieldChoice[] }
  /** One of two to ten that are all in view. */
  | { readonly kind: 'radio'; readonly choices: readonly FieldChoice[] }
  /** Any number of up to ten that are all in view. */
  | { readonly kind: 'checks'; readonly choices: readonly FieldChoice[] }
  /** One of many, completed while typing. */
  | { readonly kind: 'search' }
  /** Up to `most` people, by the platform's ids. */
  | { readonly kind: 'people'; readonly most: number }
  /** The channel that the form is about, by the platform's id. The command runs there, and gets no option for it. */
  | { readonly kind: 'channel' };

/** Lists the values of a field that takes several. */
export const valuesIn = (value: string | undefined): string[] =>
  (value ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/**
 * Builds the field for the channel that a form is about. Platforms without fields run the command where it is typed.
 * @param channel the platform's id of the channel that is chosen at first
 */
export const channelField = (about: string, channel?: string): Field => ({
  name: 'channel',
  label: 'Channel',
  about,
  required: true,
  input: { kind: 'channel' },
  ...(channel === undefined ? {} : { value: channel }),
});
