import type { ChoiceQuestion, Level } from '../../src/engine/question.ts';

/** The choices of every test question; the first is right. */
export const choiceTexts = ['the right one', 'a wrong one', 'another wrong one'];

/** Builds a test question whose right choice is `the right one`. */
export const question = (
  id: string,
  { topic = `topic-${id}`, track = 'track', level = 'junior', family }: Partial<ChoiceQuestion> = {},
): ChoiceQuestion => ({
  kind: 'choice',
  id,
  track,
  topic,
  level,
  ...(family === undefined ? {} : { family }),
  prompt: `What about ${id}?`,
  choices: choiceTexts.map((text, index) => ({
    text,
    correct: index === 0,
    ...(index === 0 ? {} : { why: 'People believe that.' }),
  })),
  explanation: `Because of ${id}.`,
  references: ['https://docs.python.org/3/'],
});

/** Builds `count` questions, spread over five topics and all levels. */
export const questions = (count: number): ChoiceQuestion[] =>
  Array.from({ length: count }, (_, index) =>
    question(`q${index}`, { topic: `topic-${index % 5}`, level: levelAt(index) }),
  );

const levelAt = (index: number): Level =>
  (['junior', 'intermediate', 'senior'] as const)[index % 3] ?? 'junior';
