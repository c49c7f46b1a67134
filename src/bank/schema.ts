import { z } from 'zod';
import { choiceQuestion, outputQuestion } from './schema/closed.ts';
import { level, prose, slug } from './schema/fields.ts';
import { openQuestion } from './schema/kit.ts';

const question = z.discriminatedUnion('kind', [choiceQuestion, outputQuestion, openQuestion]);

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
        topics: z.array(topic).min(1),
      }),
    )
    .min(1),
});
export type Syllabus = z.infer<typeof syllabus>;
