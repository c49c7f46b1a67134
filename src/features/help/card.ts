import { body, type Card, small, type TextBlock, title } from '../../chat/card.ts';
import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { code, type Inline } from '../../chat/inline.ts';
import type { Bank } from '../question-bank.ts';

/** Builds the card that lists every command with its options. */
export const helpCard = (commands: readonly CommandDeclaration[], bank: Bank): Card => {
  const families = [...Map.groupBy(commands, ({ path }) => path.split(' ')[0])];
  return {
    tone: 'neutral',
    blocks: [
      title('Commands'),
      ...families.map(([, family]) => body(family.flatMap((command, index) => entry(command, index > 0)))),
      small(
        'Options in brackets are optional. Write them as name:value, and put values with spaces in "quotes".',
      ),
      small(['To see what a command’s options take, name it, as in ', code('/help daily'), '.']),
      trackList(bank),
    ],
  };
};

/** Lists the tracks. */
export const trackList = (bank: Bank): TextBlock => {
  const tracks = bank.subjects.filter(({ track, questions }) => track === undefined && questions > 0);
  return small(`Tracks for topic: ${tracks.map(({ slug }) => slug).join(', ')}.`);
};

/** Shows how to type a command, as in `/quiz start [topic] [level]`, what it is for, and who may use it. */
export const summary = (command: CommandDeclaration): Inline[] => [
  code(usage(command)),
  ` ${command.about}${command.who === 'anyone' ? '' : ' (managers)'}`,
];

const usage = ({ path, options }: CommandDeclaration): string =>
  [
    `/${path}`,
    ...Object.entries(options).map(([name, { required }]) => (required ? name : `[${name}]`)),
  ].join(' ');

const entry = (command: CommandDeclaration, onNewLine: boolean): Inline[] => [
  ...(onNewLine ? ['\n'] : []),
  ...summary(command),
];
