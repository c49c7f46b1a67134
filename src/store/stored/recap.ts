import { z } from 'zod';
import type { KeptRecap } from '../../features/recap/repository.ts';
import { readJson } from './json.ts';

/** Increases whenever the stored shape changes. */
const version = 1;

const storedRecap = z
  .object({
    version: z.literal(version),
    from: z.string(),
    before: z.string(),
    top: z.array(
      z.object({
        member: z.number(),
        rank: z.number(),
        points: z.number(),
        right: z.number(),
        answers: z.number(),
      }),
    ),
    more: z.number(),
    players: z.number(),
    bestTeams: z.array(z.object({ name: z.string(), points: z.number() })),
    mostMissed: z.string().optional(),
    // Recaps that were kept before have none.
    mostMissedCode: z.object({ language: z.string(), text: z.string() }).optional(),
    streaks: z.object({
      shown: z.array(z.object({ member: z.number(), days: z.number() })),
      more: z.number(),
      size: z.number(),
    }),
  })
  .transform(({ version: _, mostMissed, ...recap }): KeptRecap => ({ ...recap, mostMissed }));

/** Writes what a question shows of a recap. */
export const writeRecap = (recap: KeptRecap): string => JSON.stringify({ version, ...recap });

/** Reads what a question shows of a recap. Throws a StoredDataError if it can't be read. */
export const readRecap = (text: string, round: number): KeptRecap =>
  readJson(storedRecap, text, `the recap in round ${round}`);
