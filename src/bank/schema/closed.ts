import { z } from 'zod';
import { sqlEngines } from '../../engine/question.ts';
import { choices } from './choices.ts';
import { code, common, prose, slug } from './fields.ts';

/** One right choice among several. */
export const choiceQuestion = z.strictObject({
  ...common,
  kind: z.literal('choice'),
  family: slug.optional(),
  code: code.optional(),
  choices,
  explanation: prose(700),
});

/** Setup and query are shown one above the other, so they share a screen. */
const maxSqlLines = 24;

/** What a Python program prints, or what a query returns. */
export const outputQuestion = z
  .strictObject({
    ...common,
    kind: z.literal('output'),
    engine: z.enum(sqlEngines, `must be one of ${sqlEngines.join(', ')}`).optional(),
    setup: code.optional(),
    code,
    choices,
    explanation: prose(700),
  })
  .superRefine(({ language, engine, setup = '', code, runs }, context) => {
    const report = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (!runs) report('runs', 'must not be false: an output question is always run; make it `kind: choice`');
    if (language === 'sql') {
      if (engine === undefined) report('engine', `must name what runs the SQL: ${sqlEngines.join(' or ')}`);
      const lines = setup.split('\n').length + code.split('\n').length;
      if (lines > maxSqlLines)
        report('setup', `must have at most ${maxSqlLines} lines together with \`code\`, not ${lines}`);
      return;
    }
    if (language !== 'python')
      report('language', 'must be python or sql, which can be run; otherwise make it `kind: choice`');
    for (const [field, value] of Object.entries({ engine, setup: setup || undefined })) {
      if (value !== undefined) report(field, 'belongs to `language: sql`');
    }
  });
