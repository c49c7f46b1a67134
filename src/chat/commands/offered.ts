import type { Ability } from '../messages.ts';
import type { CommandDeclaration } from './command.ts';

/** Leaves out the options that ask for what the platform never does. Where only a permission is missing, all of them stay. */
export const offered = <C extends CommandDeclaration>(command: C, lacks: readonly Ability[] = []): C =>
  lacks.length === 0
    ? command
    : {
        ...command,
        options: Object.fromEntries(
          Object.entries(command.options).filter(
            ([, { needs }]) => needs === undefined || !lacks.includes(needs),
          ),
        ),
      };
