import { type Markup, slash } from '../inline.ts';
import type { Options, Values } from './option.ts';

/** A command as platforms know it. Registration, parsing, completion, forms, and help are derived from this. */
export interface CommandDeclaration<O extends Options<never> = Options<never>> {
  /** One or two words, as in `quiz start`. */
  readonly path: string;
  /** A sentence without a period, at most 100 characters. */
  readonly about: string;
  /** What its form is called, as in `Set up a daily question`; `about` if left out. At most 24 characters. */
  readonly title?: string;
  /** What the button that sends its form says, as a verb; the last word of its path if left out. At most 24 characters. */
  readonly submit?: string;
  /** `owners` are those who manage the channel: the managers, and whom they named there. */
  readonly who: 'anyone' | 'owners' | 'managers';
  /** The people who see a slow answer: only the sender if left out. Errors go to the sender alone in any case. */
  readonly audience?: 'channel';
  /** Set if the command only shows something, so that it may run again when its event arrives again. */
  readonly repeatable?: true;
  /** Set if it also works outside of all workspaces that the bot is in, such as in direct messages. */
  readonly anywhere?: true;
  readonly options: O;
  /** An example of what to type after it, or a command that does the same; left out if nothing is typed after it. */
  readonly example?: string | Markup;
}

/** Returns a command's example as people type it; `undefined` if it has none. */
export const exampleOf = ({ path, example }: CommandDeclaration): Markup | undefined =>
  typeof example === 'string' ? slash(path, example) : example;

/** A command with its handler, which returns an `Answer`. `Lookup` is the data in which its options are looked up. */
export interface Command<Context, Lookup, Answer> extends CommandDeclaration<Options<Lookup>> {
  /** Returns the current values of the options in typed form. They apply to options that are left out. */
  readonly current?: (context: Context) => Promise<Readonly<Record<string, string>>>;
  run(values: Values<Options<Lookup>>, context: Context): Promise<Answer>;
}

/** Declares commands whose handlers take `Context`; their values have the types of their options. */
export const declaring =
  <Context, Lookup, Answer>() =>
  <O extends Options<Lookup>>(
    command: CommandDeclaration<O> & {
      readonly options: O;
      readonly current?: (context: Context) => Promise<Readonly<Record<string, string>>>;
      run(values: Values<O>, context: Context): Promise<Answer>;
    },
  ): Command<Context, Lookup, Answer> =>
    command as unknown as Command<Context, Lookup, Answer>;
