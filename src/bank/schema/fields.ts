import { z } from 'zod';
import { levels } from '../../engine/question.ts';

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case, as in gc-cycle-survives');
export const level = z.enum(levels, `must be one of ${levels.join(', ')}`);

/** Accepts text for people: not blank, within `limit` characters, without control characters. */
export const prose = (limit: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(limit, {
      error: ({ input }) =>
        `must have at most ${limit} characters and has ${String(input).trim().length}; shorten it`,
    })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
    .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$/, 'must not hold control characters');

/** Accepts between `least` and `most` of something. */
export const list = <T extends z.ZodType>(item: T, least: number, most: number) => {
  const range = `must be ${least} to ${most}`;
  return z
    .array(item)
    .min(least, { error: ({ input }) => `${range}, not ${count(input)}` })
    .max(most, { error: ({ input }) => `${range}, not ${count(input)}` });
};

const count = (input: unknown): number => (Array.isArray(input) ? input.length : 0);

const maxCodeLines = 18;
const maxCodeColumns = 64;

export const code = z
  .string()
  .transform((text) => text.replace(/\s+$/, ''))
  .refine((text) => text !== '', 'must not be empty; leave it out instead')
  .refine((text) => text.split('\n').length <= maxCodeLines, `must have at most ${maxCodeLines} lines`)
  .refine(
    (text) => text.split('\n').every((line) => line.length <= maxCodeColumns),
    `must have at most ${maxCodeColumns} columns, to be read on a phone`,
  )
  .refine((text) => !/[\t\r]/.test(text), 'must be indented with spaces');

const reference = z.url({ protocol: /^https$/, error: 'must be an https address of an official page' });

const longestId = 70;

/** The fields that questions of every kind have. */
export const common = {
  id: slug.max(longestId, `must have at most ${longestId} characters, so that a button can carry it`),
  level,
  prompt: prose(300),
  language: slug.default('python'),
  runs: z.boolean().default(true),
  references: z.array(reference).min(1, 'needs at least one official page'),
};
