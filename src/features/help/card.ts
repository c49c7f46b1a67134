import { body, type Card, small, type TextBlock, title } from '../../chat/card.ts';
import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { type Inline, says, slash, strong } from '../../chat/inline.ts';
import type { Bank } from '../question-bank.ts';
import { goals } from './goals.ts';

/** Builds the card that says where to begin with what one wants to do. */
export const helpCard = (commands: readonly CommandDeclaration[]): Card => ({
  tone: 'neutral',
  blocks: [
    title('What would you like to do?'),
    body(
      goals
        .map(({ goal, paths }) => ({
          goal,
          paths: paths.filter((path) => commands.some((one) => one.path === path)),
        }))
        .filter(({ paths }) => paths.length > 0)
        .flatMap(({ goal, paths }, index) => goalLine(goal, paths, index > 0)),
    ),
    small(says`${slash('help', 'daily')} explains one command. Others: ${familiesOf(commands).join(', ')}.`),
  ],
});

const goalLine = (goal: string, paths: readonly string[], onNewLine: boolean): Inline[] => [
  ...(onNewLine ? ['\n'] : []),
  strong(goal),
  ': ',
  ...paths.flatMap((path, index) => [...(index > 0 ? [', '] : []), slash(path)]),
];

/** Lists the first words of commands. */
const familiesOf = (commands: readonly CommandDeclaration[]): string[] => [
  ...new Set(commands.map(({ path }) => path.split(' ')[0] ?? path)),
];

/** Lists the tracks. */
export const trackList = (bank: Bank): TextBlock => {
  const tracks = bank.subjects.filter(({ track, questions }) => track === undefined && questions > 0);
  return small(`Tracks for topic: ${tracks.map(({ slug }) => slug).join(', ')}.`);
};

/** Shows how to type a command, as in `/quiz start [topic] [level]`, what it is for, and who may use it. */
export const summary = (command: CommandDeclaration): Inline[] => [
  slash(command.path, usage(command)),
  ` ${command.about}${whoMay[command.who]}`,
];

const whoMay: Readonly<Record<CommandDeclaration['who'], string>> = {
  anyone: '',
  owners: ' (managers, and owners of the channel)',
  managers: ' (managers)',
};

const usage = ({ options }: CommandDeclaration): string =>
  Object.entries(options)
    .map(([name, { required }]) => (required ? name : `[${name}]`))
    .join(' ');
