import { body, type Card, small, title } from '../../chat/card.ts';
import { type CommandDeclaration, exampleOf } from '../../chat/commands/command.ts';
import type { Option } from '../../chat/commands/option.ts';
import { declared, type InlineText, lines, says, slash, strong } from '../../chat/inline.ts';
import { topics } from './card.ts';
import { describeOption } from './describe-option.ts';

/** Builds the card that explains a command with everything that its options take, or the commands of a family in a line each. */
export const commandCard = (name: string, commands: readonly CommandDeclaration[]): Card => {
  const [command] = commands;
  return command !== undefined && command.path === name ? single(command) : family(name, commands);
};

const single = (command: CommandDeclaration): Card => {
  const options = Object.entries<Option<unknown, never>>(command.options);
  const example = exampleOf(command);
  const remarks = [
    ...(options.some(([, { isKept }]) => isKept) ? ['What you leave out stays as it was.'] : []),
    ...(options.some(([name]) => name === 'topic') ? [says`${slash('help', topics)} lists the tracks.`] : []),
    ...(example === undefined ? [] : [says`For example: ${example}`]),
  ];
  return {
    tone: 'neutral',
    blocks: [
      title([slash(command.path)]),
      body(says`${declared(command.about)}.${whoMay[command.who]}`),
      ...(options.length === 0
        ? []
        : [
            body(
              lines(
                options.map(
                  ([name, option]) => says`• ${strong(name)} — ${declared(describeOption(option))}`,
                ),
              ),
            ),
          ]),
      ...(remarks.length === 0 ? [] : [small(lines(remarks))]),
    ],
  };
};

const whoMay: Readonly<Record<CommandDeclaration['who'], string>> = {
  anyone: '',
  owners: ' For managers and owners of the channel.',
  managers: ' For managers.',
};

const family = (name: string, commands: readonly CommandDeclaration[]): Card => {
  const [forAll, forSome] = [
    commands.filter(({ who }) => who === 'anyone'),
    commands.filter(({ who }) => who !== 'anyone'),
  ];
  const [first] = commands;
  return {
    tone: 'neutral',
    blocks: [
      title(`Commands for ${name}`),
      ...(forAll.length === 0 ? [] : [body(lines(forAll.map(line)))]),
      ...(forSome.length === 0
        ? []
        : [body(lines([[strong('For managers, and owners of the channel')], ...forSome.map(line)]))]),
      small(says`${slash('help', first?.path ?? name)} explains one with its options.`),
    ],
  };
};

const line = ({ path, about }: CommandDeclaration): InlineText => says`${slash(path)} ${declared(about)}`;
