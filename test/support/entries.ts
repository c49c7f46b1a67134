import type { Entry } from '../../src/bank/loader.ts';
import type { ChoiceQuestion, OpenQuestion } from '../../src/engine/question.ts';
import { question } from './questions.ts';

/** An entry of a bank with this question. */
export const entryOf = (one: ChoiceQuestion | OpenQuestion): Entry => ({
  file: `bank/${one.track}/${one.topic}.yaml`,
  written: { id: one.id, kind: one.kind } as Entry['written'],
  question: one,
});

/** An entry with a question that has choices, of which the first is right. */
export const choiceEntry = (
  id: string,
  texts: readonly string[],
  more: Partial<ChoiceQuestion> = {},
): Entry => {
  const choices = texts.map((text, index) => ({
    text,
    correct: index === 0,
    ...(index === 0 ? {} : { why: 'It answers another question.' }),
  }));
  return entryOf({ ...question(id, more), choices, ...more });
};

/** An entry with an interview kit. */
export const kitEntry = (id: string, more: Partial<OpenQuestion> = {}): Entry => {
  const { track, topic, level, prompt, references } = question(id);
  return entryOf({
    ...{ kind: 'open', id, track, topic, level, prompt, references, minutes: 5 },
    probes: 'Whether they measure.',
    answer: 'I measure.',
    keyPoints: [{ point: 'They measure', weight: 'must' }],
    anchors: { weak: 'Guesses.', fair: 'Measures.', strong: 'Measures twice.' },
    redFlags: ['Guesses'],
    hints: [],
    followUps: [{ if: 'They measure', ask: 'With what?', answer: 'A profiler.' }],
    ...more,
  });
};
