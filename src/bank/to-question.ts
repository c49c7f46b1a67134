import type { Question } from '../engine/question.ts';
import type { WrittenQuestion } from './schema.ts';

/** Turns what an author wrote into what the bot works with. */
export const toQuestion = (written: WrittenQuestion, track: string, topic: string): Question => {
  const { language, runs: _, ...rest } = written;
  const text = shownCode(written);
  const place = { track, topic, ...(text === undefined ? {} : { code: { text, language } }) };
  if (rest.kind === 'open') {
    const { code: _, ...kit } = rest;
    return { ...kit, ...place };
  }
  const { id, kind, level, prompt, explanation, references } = rest;
  const family = rest.kind === 'choice' && rest.family !== undefined ? { family: rest.family } : {};
  const choices = rest.choices.map(({ text, correct = false, why }) => ({
    text,
    correct,
    ...(why === undefined ? {} : { why }),
  }));
  return { id, kind, level, prompt, ...family, ...place, choices, explanation, references };
};

/** Shows the code that people see. A query can't be read without the tables that it queries. */
const shownCode = (written: WrittenQuestion): string | undefined =>
  written.kind === 'output' && written.setup !== undefined
    ? `${written.setup}\n\n${written.code}`
    : written.code;
