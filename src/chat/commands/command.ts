import type { Reply } from '../messages.ts';
import type { Options, Values } from './option.ts';

/** What a platform has to know of a command: registration, parsing, completion, forms and help are derived from this. */
export interface CommandDeclaration<O extends Options<never> = Options<never>> {
  /** One or two words, as in `quiz start`. */
  readonly path: string;
  /** A sentence without a period, at most 100 characters. */
  readonly about: string;
  readonly who: 'anyone' | 'managers';
  /** Who sees an answer that is slow to come: the sender if left out. Whatever goes wrong, only the sender is told. */
  readonly audience?: 'channel';
  readonly options: O;
  /** A whole line to learn from. */
  readonly example: string;
}

/** A command with its handler. `Lookup` is what its options are looked up in. */
export interface Command<Context, Lookup> extends CommandDeclaration<Options<Lookup>> {
  /** Answers what the options were set to before, as people would type it. It stands for options that are left out. */
  readonly current?: (context: Context) => Promise<Readonly<Record<string, string>>>;
  run(values: Values<Options<Lookup>>, context: Context): Promise<Reply>;
}

/** Declares commands whose handlers take `Context`; their values have the types of their options. */
export const declaring =
  <Context, Lookup>() =>
  <O extends Options<Lookup>>(
    command: CommandDeclaration<O> & {
      readonly options: O;
      readonly current?: (context: Context) => Promise<Readonly<Record<string, string>>>;
      run(values: Values<O>, context: Context): Promise<Reply>;
    },
  ): Command<Context, Lookup> =>
    command as unknown as Command<Context, Lookup>;
