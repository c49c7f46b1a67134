import type { Question } from '../engine/question.ts';

/** A text for people, with the field that holds it. */
export interface Prose {
  readonly field: string;
  readonly text: string;
}

/** Lists the question's texts, except code and, in a question about output, what a program shows. */
export const proseOf = (question: Question): Prose[] => {
  const prompt = { field: 'prompt', text: question.prompt };
  if (question.kind === 'open') {
    const { probes, answer, keyPoints, anchors, redFlags, hints, followUps } = question;
    return [
      prompt,
      { field: 'probes', text: probes },
      { field: 'answer', text: answer },
      ...keyPoints.map(({ point }, index) => ({ field: `keyPoints.${index}`, text: point })),
      ...Object.entries(anchors).map(([name, text]) => ({ field: `anchors.${name}`, text })),
      ...redFlags.map((text, index) => ({ field: `redFlags.${index}`, text })),
      ...hints.map((text, index) => ({ field: `hints.${index}`, text })),
      ...followUps.flatMap((one, index) =>
        (['if', 'ask', 'answer'] as const).map((name) => ({
          field: `followUps.${index}.${name}`,
          text: one[name],
        })),
      ),
    ];
  }
  const { kind, choices, explanation } = question;
  return [
    prompt,
    ...choices.flatMap(({ text, why }, index) => [
      ...(kind === 'choice' ? [{ field: `choices.${index}.text`, text }] : []),
      ...(why === undefined ? [] : [{ field: `choices.${index}.why`, text: why }]),
    ]),
    { field: 'explanation', text: explanation },
  ];
};
