interface Kinded {
  readonly kind: string;
}

/** A table with one function per kind of the union `T`. A missing or unknown kind does not compile. */
export type ByKind<T extends Kinded, Args extends readonly unknown[], Result> = {
  readonly [K in T['kind']]: (value: Extract<T, { readonly kind: K }>, ...args: Args) => Result;
};

/** Calls the table's function for the value's kind. */
export const byKind = <T extends Kinded, Args extends readonly unknown[], Result>(
  table: ByKind<T, Args, Result>,
  value: T,
  ...args: Args
): Result => {
  // The table's type promises that each function takes the values of its own kind.
  const functions = table as unknown as Readonly<Record<string, (value: T, ...args: Args) => Result>>;
  const chosen = functions[value.kind];
  if (chosen === undefined) throw new Error(`There is no function for the kind "${value.kind}".`);
  return chosen(value, ...args);
};
