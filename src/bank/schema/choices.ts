import { z } from 'zod';
import { list, prose } from './fields.ts';

const choice = z.strictObject({
  text: prose(120),
  correct: z.literal(true, 'is only ever `true`; leave it out of wrong choices').optional(),
  why: prose(200).optional(),
});

/** Three to five choices, exactly one of them right, each wrong one with its reason. */
export const choices = list(choice, 3, 5).superRefine((all, context) => {
  const report = (message: string, path: number[] = []) =>
    context.addIssue({ code: 'custom', path, message });
  const right = all.filter((one) => one.correct).length;
  if (right !== 1) report(`must have exactly one \`correct: true\`, not ${right}`);
  for (const [index, { correct, why }] of all.entries()) {
    if (!correct && why === undefined) report('needs a `why`: the misconception it catches', [index]);
    if (correct && why !== undefined) report('is right, so its `why` belongs in `explanation`', [index]);
  }
});
