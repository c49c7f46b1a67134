/** Fields for a person to fill in, as plain data. What is sent back is a command with options. */
export interface Form {
  readonly title: string;
  /** The command to run, as in `daily setup`. */
  readonly path: string;
  /** What is wrong beyond the fields, each a sentence. */
  readonly notes: readonly string[];
  /** A whole line to learn from. */
  readonly example: string;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly about: string;
  readonly required: boolean;
  readonly input: FieldInput;
  /** What was given so far. */
  readonly value?: string;
  /** What is wrong with it, as a sentence. */
  readonly error?: string;
}

/** `text`: typed; `choice`: one of a few; `search`: one of many, completed while typing. */
export type FieldInput =
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'search' };
