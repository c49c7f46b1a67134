import type { Feature } from '../feature.ts';
import { questionCommands } from './commands.ts';
import { questionAlone } from './first-word.ts';
import type { QuestionsRecords } from './repository.ts';

/** Looking questions up. */
export const questions = {
  commands: questionCommands,
  forms: [questionAlone],
} satisfies Feature<QuestionsRecords>;
