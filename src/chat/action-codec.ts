/** Writes and reads one value of an action in a button's id. */
export interface ActionPart<T> {
  write(value: T): string;
  /** Returns `undefined` for text that no version has written. */
  read(text: string): T | undefined;
}

/** The largest row number that every database can hold. */
const largest = 2 ** 31 - 1;

/** A whole number from 0, such as the id of a row. */
export const wholeNumber: ActionPart<number> = {
  write: String,
  read: (text) => (/^\d{1,10}$/.test(text) && Number(text) <= largest ? Number(text) : undefined),
};

/**
 * Declares a part that is one of a few words.
 * @param formerly the words that old messages' ids refer to by position
 */
export const oneOf = <const W extends string>(
  words: readonly W[],
  formerly: readonly W[] = [],
): ActionPart<W> => ({
  write: (word) => word,
  read: (text) =>
    words.find((word) => word === text) ?? (/^\d$/.test(text) ? formerly[Number(text)] : undefined),
});

/** A part with any type of value. */
interface AnyPart {
  write(value: never): string;
  read(text: string): unknown;
}

type Parts = Readonly<Record<string, AnyPart>>;

/** The values that an action with these parts carries, by name. */
export type ActionValues<P extends Parts> = {
  readonly [N in keyof P]: P[N] extends ActionPart<infer T> ? T : never;
};

/** One kind of action. Its ids lead to database rows, so a button works as long as the rows exist. */
export interface ActionKind<V> {
  /** Writes the id that a button carries, as in `answer:12:0`. */
  id(values: V): string;
  /** Reads the values after the kind's name; `undefined` if this version does not know them. */
  read(texts: readonly string[]): V | undefined;
}

/** A kind of action with any values. */
export interface AnyActionKind {
  id(values: never): string;
  read(texts: readonly string[]): unknown;
}

/** Declares a feature's kinds of actions: for each name, its parts in the order in which ids hold them. */
export const actionKinds = <const K extends Readonly<Record<string, Parts>>>(
  kinds: K,
): { readonly [N in keyof K]: ActionKind<ActionValues<K[N]>> } =>
  Object.fromEntries(Object.entries(kinds).map(([name, parts]) => [name, actionKind(name, parts)])) as {
    readonly [N in keyof K]: ActionKind<ActionValues<K[N]>>;
  };

const actionKind = <P extends Parts>(name: string, parts: P): ActionKind<ActionValues<P>> => {
  const entries = Object.entries(parts as unknown as Readonly<Record<string, ActionPart<unknown>>>);
  return {
    id: (values) => [name, ...entries.map(([part, { write }]) => write(values[part as keyof P]))].join(':'),
    read: (texts) => {
      if (texts.length !== entries.length) return undefined;
      const read = entries.map(([part, { read }], index) => [part, read(texts[index] ?? '')] as const);
      return read.some(([, value]) => value === undefined)
        ? undefined
        : (Object.fromEntries(read) as ActionValues<P>);
    },
  };
};

/** Splits an id into the name of its kind and the texts of its values. */
export const splitActionId = (id: string): { readonly kind: string; readonly texts: readonly string[] } => {
  const [kind = '', ...texts] = id.split(':');
  return { kind, texts };
};
