import { z } from 'zod';
import { type Quiz, quizModes } from '../../engine/quiz.ts';
import { readJson } from './json.ts';

/** Increases whenever the stored shape changes. The first rows have no version. */
const version = 1;

const storedQuiz = z
  .object({
    version: z.literal(version).default(version),
    mode: z.enum(quizModes),
    allowedMs: z.number(),
    questions: z.number(),
    phase: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('intro'), until: z.number() }),
      z.object({
        kind: z.literal('asking'),
        index: z.number(),
        closesAt: z.number(),
        shown: z.boolean(),
        silent: z.number(),
      }),
      z.object({ kind: z.literal('pause'), index: z.number(), until: z.number(), silent: z.number() }),
      z.object({
        kind: z.literal('over'),
        // The first rows say "deserted".
        reason: z.preprocess(
          (reason) => (reason === 'deserted' ? 'abandoned' : reason),
          z.enum(['finished', 'stopped', 'abandoned']),
        ),
      }),
    ]),
  })
  .transform(({ version: _, ...quiz }): Quiz => quiz);

/** Writes the state of a quiz. */
export const writeQuiz = (quiz: Quiz): string => JSON.stringify({ version, ...quiz });

/** Reads the state of a quiz. Throws a StoredDataError if it can't be read. */
export const readQuiz = (text: string, id: number): Quiz => readJson(storedQuiz, text, `quiz ${id}`);
