/** Fields for a person to fill in, as plain data. What is sent back is a command with options. */
export interface Form {
  readonly title: string;
  /** The command to run, as in `daily setup`. */
  readonly path: string;
  /** Problems beyond the fields, each a sentence. */
  readonly notes: readonly string[];
  /** A complete line as an example. */
  readonly example: string;
  readonly fields: readonly Field[];
}

/** One field of a form. */
export interface Field {
  readonly name: string;
  readonly about: string;
  readonly required: boolean;
  readonly input: FieldInput;
  /** The value given so far. */
  readonly value?: string;
  /** The rest of a sentence that begins with the field's name and says what is wrong with the value. */
  readonly error?: string;
}

/** `text`: typed; `choice`: one of a few; `search`: one of many, completed while typing. */
export type FieldInput =
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'search' };
