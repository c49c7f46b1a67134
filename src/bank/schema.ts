import { z } from 'zod';
import { levels } from '../engine/question.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case, as in gc-cycle-survives');
const level = z.enum(levels);

/** Text for people: not blank, within `limit` characters, without control characters. */
const prose = (limit: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(limit, `must have at most ${limit} characters; shorten it`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
    .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$/, 'must not hold control characters');

const maxCodeLines = 18;
const maxCodeColumns = 64;

const code = z
  .string()
  .transform((text) => text.replace(/\s+$/, ''))
  .refine((text) => text !== '', 'must not be empty; leave `code` out instead')
  .refine((text) => text.split('\n').length <= maxCodeLines, `must have at most ${maxCodeLines} lines`)
  .refine(
    (text) => text.split('\n').every((line) => line.length <= maxCodeColumns),
    `must have at most ${maxCodeColumns} columns, to be read on a phone`,
  )
  .refine((text) => !/[\t\r]/.test(text), 'must be indented with spaces');

const reference = z.url({ protocol: /^https$/, error: 'must be an https address of an official page' });

const choice = z.strictObject({
  text: prose(120),
  correct: z.literal(true, 'is only ever `true`; leave it out of wrong choices').optional(),
  why: prose(200).optional(),
});

const common = {
  id: slug,
  level,
  prompt: prose(300),
  language: slug.default('python'),
  runs: z.boolean().default(true),
  references: z.array(reference).min(1, 'needs at least one official page'),
};

const choices = z
  .array(choice)
  .min(3, 'must be 3 to 5')
  .max(5, 'must be 3 to 5')
  .superRefine((list, context) => {
    const right = list.filter((one) => one.correct).length;
    if (right !== 1) {
      context.addIssue({ code: 'custom', message: `must have exactly one \`correct: true\`, not ${right}` });
    }
    for (const [index, one] of list.entries()) {
      if (one.correct === undefined && one.why === undefined) {
        context.addIssue({
          code: 'custom',
          path: [index],
          message: 'needs a `why`: the misconception it catches',
        });
      }
      if (one.correct && one.why !== undefined) {
        context.addIssue({
          code: 'custom',
          path: [index],
          message: 'is right, so its `why` belongs in `explanation`',
        });
      }
    }
  });

const question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('choice'),
    code: code.optional(),
    choices,
    explanation: prose(700),
  }),
  z.strictObject({ ...common, kind: z.literal('output'), code, choices, explanation: prose(700) }),
  z.strictObject({
    ...common,
    kind: z.literal('open'),
    code: code.optional(),
    probes: prose(300),
    answer: prose(900),
    keyPoints: z.array(prose(200)).min(3, 'must be 3 to 6').max(6, 'must be 3 to 6'),
    redFlags: z.array(prose(200)).min(1, 'must be 1 to 4').max(4, 'must be 1 to 4'),
    followUps: z
      .array(z.strictObject({ question: prose(200), answer: prose(400) }))
      .min(1, 'must be 1 to 4')
      .max(4, 'must be 1 to 4'),
  }),
]);

/** A question as its author writes it. */
export type WrittenQuestion = z.infer<typeof question>;

/** `data/bank/<track>/<topic>.yaml`. Questions are checked one by one, so that one bad question hides no other. */
export const topicFile = z.strictObject({ topic: slug, questions: z.array(z.unknown()) });
export const writtenQuestion = question;

const topic = z.strictObject({ slug, title: prose(60), level, teaches: prose(400) });

/** `data/syllabus.yaml`: what the bank is to teach. */
export const syllabus = z.strictObject({
  tracks: z
    .array(
      z.strictObject({
        slug,
        title: prose(40),
        /** Every topic of a complete track must have its minimum; in the others, what is missing is listed. */
        complete: z.boolean().default(false),
        topics: z.array(topic).min(1),
      }),
    )
    .min(1),
});
export type Syllabus = z.infer<typeof syllabus>;
export type Topic = z.infer<typeof topic>;
