import type { CommandDeclaration } from './command.ts';
import type { Option } from './option.ts';
import { brief, quoted } from './suggest.ts';
import { unquoted, type Word, wordsOf } from './words.ts';

type AnyOption = Option<unknown, never>;

/** The options of a line by name, or a sentence that says which one was given twice. */
export type Assigned = { readonly options: Readonly<Record<string, string>> } | { readonly error: string };

/**
 * Assigns the words of a line to a command's options. A word with a name goes to the option of that name. The others fill
 * the options in order, except that past the required ones a number goes to the first option that takes numbers, and a
 * choice to the option that has it. A last option that may contain spaces takes the rest of the line, as typed.
 * @param from where in the line the options begin
 */
export const assign = (command: CommandDeclaration, line: string, from: number): Assigned => {
  const options = Object.entries<AnyOption>(command.options);
  const names = options.map(([name]) => name);
  const takesRest = lastWithSpaces(options);
  const words = wordsOf(line.slice(from), names);
  const values: Record<string, string> = Object.create(null);
  /** The option whose value the next word may continue. */
  let open: string | undefined;
  for (const word of words) {
    const isNamed = word.name !== undefined && (takesRest === undefined || names.includes(word.name));
    if (!isNamed && open !== undefined && continues(open, word)) {
      values[open] += ` ${word.typed}`;
      continue;
    }
    const place = isNamed ? word.name : placeOf(word);
    // A word that no option takes becomes an option of its own, which the command then refuses by name.
    const name = place ?? word.raw;
    const value = isNamed ? word.text : word.raw;
    const before = values[name];
    if (place === undefined && before === value) continue;
    if (before !== undefined) return { error: twice(name, before, value) };
    if (!isNamed && name === takesRest) {
      values[name] = unquoted(line.slice(from + word.start).trimEnd());
      break;
    }
    values[name] = value;
    open = word.isQuoted ? undefined : name;
  }
  return { options: values };

  function continues(name: string, { typed }: Word): boolean {
    if (name === takesRest) return true;
    return command.options[name]?.joins?.(values[name] ?? '', typed) ?? false;
  }

  function placeOf(word: Word): string | undefined {
    const free = options.filter(([name]) => !Object.hasOwn(values, name));
    const [first] = free;
    if (first === undefined || first[1].required || first[1].isKept) return first?.[0];
    const [fitting] = free.filter(([, option]) => isMeant(option, word.text));
    return (fitting ?? first)[0];
  }
};

const lastWithSpaces = (options: readonly (readonly [string, AnyOption])[]): string | undefined => {
  const [name, option] = options.at(-1) ?? [];
  return option?.type.kind === 'text' || option?.type.kind === 'search' ? name : undefined;
};

/** Returns whether a word is most likely meant for this option. */
const isMeant = ({ type }: AnyOption, text: string): boolean =>
  (type.kind === 'integer' && /^\d+$/.test(text)) ||
  (type.kind === 'choice' && type.choices.includes(text.toLowerCase()));

const twice = (name: string, one: string, other: string): string =>
  `${brief(name)} is given twice: ${quoted(one)} and ${quoted(other)}. Give each option once.`;
