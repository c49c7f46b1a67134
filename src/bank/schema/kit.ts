import { z } from 'zod';
import { weights } from '../../engine/question.ts';
import { code, common, list, prose } from './fields.ts';

const keyPoint = z.strictObject({
  point: prose(200),
  weight: z.enum(weights, `must be one of ${weights.join(', ')}`),
});

const followUp = z.strictObject({ if: prose(160), ask: prose(200), answer: prose(400) });

/** A part of an interview, with all that an interviewer needs to hold it. */
export const openQuestion = z.strictObject({
  ...common,
  kind: z.literal('open'),
  minutes: z
    .int('must be a whole number of minutes')
    .min(3, 'must be 3 to 15 minutes')
    .max(15, 'must be 3 to 15 minutes'),
  code: code.optional(),
  probes: prose(300),
  answer: prose(900),
  keyPoints: list(keyPoint, 3, 6)
    .refine(
      (all) => all.some(({ weight }) => weight === 'plus'),
      'must not all be `must`; what tells a strong answer from a fair one is a `plus`',
    )
    .refine(
      (all) => all.some(({ weight }) => weight === 'must'),
      'must not all be `plus`; what a fair answer needs is a `must`',
    ),
  anchors: z.strictObject({ weak: prose(300), fair: prose(300), strong: prose(300) }),
  redFlags: list(prose(200), 1, 4),
  hints: list(prose(200), 0, 2).default([]),
  followUps: list(followUp, 2, 5),
});
