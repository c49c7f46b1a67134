import { levels } from '../../engine/question.ts';
import type { QuizSettings } from '../../features/quiz/repository.ts';
import { readJson } from './json.ts';
import { number, object, oneOf, optional, text } from './shapes.ts';

/** Increases whenever the stored shape changes. */
const version = 1;

const storedSettings = object<QuizSettings>({
  topic: optional(text),
  level: optional(oneOf(...levels)),
  count: number,
  seconds: optional(number),
  lobby: number,
});

/** Writes what somebody chose when they started a quiz. */
export const writeSettings = (settings: QuizSettings): string => JSON.stringify({ version, ...settings });

/** Reads what somebody chose when they started a quiz. Throws a StoredDataError if it can't be read. */
export const readSettings = (text: string, quiz: number): QuizSettings =>
  readJson({ [version]: storedSettings }, text, `the settings of quiz ${quiz}`);
