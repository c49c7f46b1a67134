import fc from 'fast-check';
import { commands } from '../../../src/bot/tables.ts';
import type { CommandDeclaration } from '../../../src/chat/commands/command.ts';
import type { OptionKind } from '../../../src/chat/commands/option.ts';
import { strangeLine, strangeText } from './strange.ts';

/** Values that options understand. */
const sound: Readonly<Record<OptionKind['kind'], readonly string[]>> = {
  integer: ['1', '3', '10', '72', '300'],
  choice: ['any'],
  search: ['gil', 'memory', 'UTC', 'Europe/Berlin', 'New York', 'gil-junior', 'Rockets', 'Los Átomos'],
  text: ['Rockets', 'The "Generators"', '9:30', '9 pm', 'mon-fri', 'mon, wed', 'say: hi', 'undo'],
  member: ['ada', '@grace', 'U012AB3CD'],
};

/** Values for an option: some that it understands, some that it does not. */
export const valueFor = (type: OptionKind | undefined): fc.Arbitrary<string> => {
  if (type === undefined) return strangeLine;
  const fitting = type.kind === 'choice' ? type.choices : sound[type.kind];
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...fitting) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.values(sound).flat()) },
    { weight: 2, arbitrary: strangeLine },
  );
};

const quotes = [
  ['', ''],
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['„', '“'],
  ['"', ''],
  ['', "'"],
] as const;
const colons = [':', ': ', '：', ':: ', ' :', '='] as const;

/** A word of a line: an option with a value, a value alone, the beginning of an option's name, or anything. */
const word = ({ options }: CommandDeclaration): fc.Arbitrary<string> => {
  const names = [...Object.keys(options), 'shade'];
  const quoted = (text: fc.Arbitrary<string>) =>
    fc.tuple(fc.constantFrom(...quotes), text).map(([[open, close], inner]) => `${open}${inner}${close}`);
  const withName = fc
    .constantFrom(...names)
    .chain((name) =>
      fc
        .tuple(fc.constantFrom(...colons), quoted(valueFor(options[name]?.type)), fc.boolean())
        .map(([colon, value, isLoud]) => `${isLoud ? name.toUpperCase() : name}${colon}${value}`),
    );
  const half = fc
    .tuple(fc.constantFrom(...names), fc.nat(8))
    .map(([name, length]) => `${name}:`.slice(0, length));
  const alone = fc.constantFrom(...names).chain((name) => quoted(valueFor(options[name]?.type)));
  return fc.oneof(
    { weight: 5, arbitrary: withName },
    { weight: 3, arbitrary: alone },
    { weight: 1, arbitrary: half },
    { weight: 1, arbitrary: strangeText },
  );
};

/** A command with its options, typed in a hurry. */
export const typedCommand: fc.Arbitrary<string> = fc
  .constantFrom(...commands)
  .chain((command) =>
    fc
      .tuple(
        fc.constantFrom(
          `/${command.path}`,
          `/${command.path.toUpperCase()}`,
          ` /${command.path.replace(' ', '   ')}`,
        ),
        fc.oneof(
          { weight: 20, arbitrary: fc.array(word(command), { maxLength: 7 }) },
          { weight: 1, arbitrary: fc.array(word(command), { minLength: 100, maxLength: 200 }) },
        ),
        fc.constantFrom(' ', ' ', ' ', '  ', '\t', '\u00a0', '\u3000'),
      )
      .map(([path, words, gap]) => [path, ...words].join(gap)),
  );
