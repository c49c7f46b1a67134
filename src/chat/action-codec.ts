/** How one value of an action is written in a button's id. */
export interface ActionPart<T> {
  write(value: T): string;
  /** `undefined` for text that was never written. */
  read(text: string): T | undefined;
}

/** The largest row number that every database can hold. */
const largest = 2 ** 31 - 1;

/** The number of a row, or any other whole number from 0 on. */
export const wholeNumber: ActionPart<number> = {
  write: String,
  read: (text) => (/^\d{1,10}$/.test(text) && Number(text) <= largest ? Number(text) : undefined),
};

/**
 * One of a few words.
 * @param formerly words whose positions were written instead of them in ids that are still out there
 */
export const oneOf = <const W extends string>(
  words: readonly W[],
  formerly: readonly W[] = [],
): ActionPart<W> => ({
  write: (word) => word,
  read: (text) =>
    words.find((word) => word === text) ?? (/^\d$/.test(text) ? formerly[Number(text)] : undefined),
});

/** A part whatever its values are. */
interface AnyPart {
  write(value: never): string;
  read(text: string): unknown;
}

type Parts = Readonly<Record<string, AnyPart>>;

/** The values that an action with these parts carries, by name. */
export type ActionValues<P extends Parts> = {
  readonly [N in keyof P]: P[N] extends ActionPart<infer T> ? T : never;
};

/** One kind of action. Its ids lead to database rows, so a button works for as long as the rows are there. */
export interface ActionKind<V> {
  /** Writes the id that a button carries, as in `answer:12:0`. */
  id(values: V): string;
  /** Reads the values after the kind's name; `undefined` if this version does not know them. */
  read(texts: readonly string[]): V | undefined;
}

/** A kind whatever its values are. */
export interface AnyActionKind {
  id(values: never): string;
  read(texts: readonly string[]): unknown;
}

/** Declares a feature's kinds of actions: by name, the parts of each in the order in which its id holds them. */
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
