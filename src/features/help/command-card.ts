import { body, type Card, title } from '../../chat/card.ts';
import type { CommandDeclaration } from '../../chat/commands/command.ts';
import type { Option } from '../../chat/commands/option.ts';
import { code, type Inline, slash, strong } from '../../chat/inline.ts';
import type { Bank } from '../question-bank.ts';
import { summary, trackList } from './card.ts';
import { describeOption } from './describe-option.ts';

/** Builds the card that explains commands with everything that their options take. */
export const commandCard = (name: string, commands: readonly CommandDeclaration[], bank: Bank): Card => ({
  tone: 'neutral',
  blocks: [
    title(`/${name}`),
    ...commands.map((command) => body(explain(command))),
    ...(commands.some(({ options }) => Object.hasOwn(options, 'topic')) ? [trackList(bank)] : []),
  ],
});

const explain = (command: CommandDeclaration): Inline[] => [
  ...summary(command),
  ...Object.entries(command.options).flatMap(([name, option]) => [
    '\n• ',
    strong(name),
    ` — ${describeOption(option)}`,
  ]),
  ...(Object.values<Option<unknown, never>>(command.options).some(({ isKept }) => isKept)
    ? ['\nOptions that you leave out keep the value that they were given before.']
    : []),
  ...(command.example === `/${command.path}` ? [] : ['\nFor example: ', exampleOf(command)]),
];

/** Shows a command's example as the command with what is typed after it. */
const exampleOf = ({ path, example }: CommandDeclaration): Inline =>
  example.startsWith(`/${path} `) ? slash(path, example.slice(path.length + 2)) : code(example);
