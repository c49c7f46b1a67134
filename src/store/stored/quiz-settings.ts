import { z } from 'zod';
import { levels } from '../../engine/question.ts';
import type { QuizSettings } from '../../features/quiz/repository.ts';
import { readJson } from './json.ts';

/** Increases whenever the stored shape changes. */
const version = 1;

const storedSettings = z
  .object({
    version: z.literal(version),
    topic: z.string().optional(),
    level: z.enum(levels).optional(),
    count: z.number(),
    seconds: z.number().optional(),
    lobby: z.number(),
    thread: z.literal(true).optional(),
  })
  .transform(({ version: _, ...settings }): QuizSettings => settings);

/** Writes what somebody chose when they started a quiz. */
export const writeSettings = (settings: QuizSettings): string => JSON.stringify({ version, ...settings });

/** Reads what somebody chose when they started a quiz. Throws a StoredDataError if it can't be read. */
export const readSettings = (text: string, quiz: number): QuizSettings =>
  readJson(storedSettings, text, `the settings of quiz ${quiz}`);
