import { body, type Card, small, title } from '../../chat/card.ts';
import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { type Inline, lines, says, slash, strong } from '../../chat/inline.ts';
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

/** What `/help` explains besides commands. */
export const topics = 'topics';

/** Builds the card that lists what questions can be about. */
export const topicsCard = (bank: Bank): Card => ({
  tone: 'neutral',
  blocks: [
    title('What questions can be about'),
    body(
      lines(
        bank.subjects
          .filter(({ track, questions }) => track === undefined && questions > 0)
          .map(({ title }) => title),
      ),
    ),
    small('Each is a track of several topics. Type a few letters of one after topic: to see them.'),
  ],
});
