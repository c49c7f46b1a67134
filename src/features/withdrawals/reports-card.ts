import { body, type Card, small, title } from '../../chat/card.ts';
import { code, strong } from '../../chat/inline.ts';
import { clip, plural } from '../../chat/text.ts';
import type { Reported } from './repository.ts';

const remedy =
  '/question void ID withdraws a question and counts every answer as right; /question dismiss ID settles the reports and keeps the question.';
const shownReasons = 3;
const shownQuestions = 10;

/** Builds the card that notifies a manager of a report. */
export const reportCard = (question: string, by: string, reason: string): Card => ({
  tone: 'warning',
  blocks: [body([strong(`${by} reports `), code(question), `: ${reason}`]), small(remedy)],
});

/** Builds the card that lists questions with their open reports. */
export const reportsCard = (reported: readonly Reported[]): Card => ({
  tone: 'warning',
  blocks: [
    title('Open reports'),
    ...reported
      .slice(0, shownQuestions)
      .map(({ question, reasons }) =>
        body([
          code(question),
          ...reasons.slice(0, shownReasons).map(({ by, reason }) => `\n${by}: ${clip(reason, 200)}`),
          reasons.length > shownReasons ? `\nand ${reasons.length - shownReasons} more` : '',
        ]),
      ),
    ...(reported.length > shownQuestions
      ? [small(`And ${plural(reported.length - shownQuestions, 'more question')}.`)]
      : []),
    small(remedy),
  ],
});
