import { z } from 'zod';
import { shortestPauseMs } from '../../engine/pace.ts';
import { type Quiz, quizModes } from '../../engine/quiz.ts';
import { readJson } from './json.ts';

/** Increases whenever the stored shape changes. The first rows have no version. */
const version = 2;

const mode = z.enum(quizModes);
const wait = { until: z.number() };

/** The phases that every version has. */
const phases = [
  z.object({
    kind: z.literal('asking'),
    index: z.number(),
    closesAt: z.number(),
    shown: z.boolean(),
    silent: z.number(),
  }),
  z.object({ kind: z.literal('pause'), index: z.number(), ...wait, silent: z.number() }),
  z.object({
    kind: z.literal('over'),
    // The first rows say "deserted".
    reason: z.preprocess(
      (reason) => (reason === 'deserted' ? 'abandoned' : reason),
      z.enum(['finished', 'stopped', 'abandoned']),
    ),
  }),
] as const;

/** All questions had the same time, and so had all pauses. */
const firstVersion = z
  .object({
    version: z.literal(1).default(1),
    mode,
    allowedMs: z.number(),
    questions: z.number(),
    phase: z.discriminatedUnion('kind', [z.object({ kind: z.literal('intro'), ...wait }), ...phases]),
  })
  .transform(
    ({ mode, allowedMs, questions, phase }): Quiz => ({
      mode,
      pace: Array.from({ length: questions }, () => ({ allowedMs, pauseMs: shortestPauseMs })),
      phase: phase.kind === 'intro' ? { ...phase, kind: 'lobby' } : phase,
    }),
  );

const latestVersion = z
  .object({
    version: z.literal(version),
    mode,
    pace: z.array(z.object({ allowedMs: z.number(), pauseMs: z.number() })),
    phase: z.discriminatedUnion('kind', [z.object({ kind: z.literal('lobby'), ...wait }), ...phases]),
  })
  .transform(({ version: _, ...quiz }): Quiz => quiz);

const storedQuiz = z.union([latestVersion, firstVersion]);

/** Writes the state of a quiz. */
export const writeQuiz = (quiz: Quiz): string => JSON.stringify({ version, ...quiz });

/** Reads the state of a quiz. Throws a StoredDataError if it can't be read. */
export const readQuiz = (text: string, id: number): Quiz => readJson(storedQuiz, text, `quiz ${id}`);
