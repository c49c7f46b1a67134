import type { z } from 'zod';

/** Turns each issue into a phrase that starts with the field it is about, as in `choices.2.text must have at most …`. */
export const issues = (error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) => (path.length === 0 ? message : `\`${path.join('.')}\` ${message}`));

/** Words what the schema leaves to zod. */
export const wording = (issue: z.core.$ZodRawIssue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'unrecognized_keys':
      return `must not have ${issue.keys.map((key) => `\`${key}\``).join(', ')}; remove it or correct its name`;
    case 'invalid_union':
      return 'must be choice, output, or open';
    default:
      return undefined;
  }
};
