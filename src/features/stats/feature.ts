import type { Feature } from '../feature.ts';
import { statsCommands } from './commands.ts';
import type { StatsRecords } from './repository.ts';

/** Statistics about a member's answers. */
export const stats = { commands: statsCommands } satisfies Feature<StatsRecords>;
