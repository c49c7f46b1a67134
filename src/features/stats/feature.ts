import type { Feature } from '../feature.ts';
import { statsCommands } from './commands.ts';
import type { StatsRecords } from './repository.ts';

/** What a person's answers say about them. */
export const stats = { commands: statsCommands } satisfies Feature<StatsRecords>;
