import { z } from 'zod';
import { type ChoiceQuestion, levels } from '../../engine/question.ts';
import { readJson } from './json.ts';

/** Increases whenever the stored shape changes. The first rows have no version. */
const version = 1;

const storedQuestion = z
  .object({
    version: z.literal(version).default(version),
    id: z.string(),
    track: z.string(),
    topic: z.string(),
    level: z.enum(levels),
    kind: z.enum(['choice', 'output']),
    prompt: z.string(),
    code: z.object({ text: z.string(), language: z.string() }).exactOptional(),
    choices: z.array(z.object({ text: z.string(), correct: z.boolean(), why: z.string().exactOptional() })),
    explanation: z.string(),
    references: z.array(z.string()),
  })
  .transform(({ version: _, ...question }): ChoiceQuestion => question);

/** Writes a question as it was asked, with its choices in the order shown. */
export const writeQuestion = (question: ChoiceQuestion): string => JSON.stringify({ version, ...question });

/** Reads a question as it was asked in a round. Throws a StoredDataError if it can't be read. */
export const readQuestion = (text: string, round: number): ChoiceQuestion =>
  readJson(storedQuestion, text, `round ${round}`);
