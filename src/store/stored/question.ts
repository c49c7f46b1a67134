import { type ChoiceQuestion, levels } from '../../engine/question.ts';
import { readJson } from './json.ts';
import { list, object, oneOf, optional, type Shape, text, truth } from './shapes.ts';

/** Increases whenever the stored shape changes. The first rows have no version. */
const version = 1;

/** Only the bank says which family a question belongs to. */
const storedQuestion: Shape<Omit<ChoiceQuestion, 'family'>> = object({
  id: text,
  track: text,
  topic: text,
  level: oneOf(...levels),
  kind: oneOf('choice', 'output'),
  prompt: text,
  code: optional(object({ text, language: text })),
  choices: list(object({ text, correct: truth, why: optional(text) })),
  explanation: text,
  references: list(text),
});

/** Writes a question as it was asked, with its choices in the order shown. */
export const writeQuestion = (question: ChoiceQuestion): string => JSON.stringify({ version, ...question });

/** Reads a question as it was asked in a round. Throws a StoredDataError if it can't be read. */
export const readQuestion = (text: string, round: number): ChoiceQuestion =>
  readJson({ [version]: storedQuestion }, text, `round ${round}`);
