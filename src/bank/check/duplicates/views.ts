import type { Question } from '../../../engine/question.ts';
import { proseOf } from '../../prose.ts';

/**
 * Reads a question in three ways: all of it, its prose without code and choices, and its answer with the reason. Questions
 * about one thing share words; those that ask the same also answer the same. Choices that a family shares are left out.
 */
export const viewsOf = (question: Question): readonly [string, string, string] => {
  const code = question.code?.text ?? '';
  if (question.kind === 'open') {
    const prose = proseOf(question)
      .map(({ text }) => text)
      .join(' ');
    return [`${prose} ${code}`, prose, question.answer];
  }
  const { prompt, explanation, choices, family } = question;
  const own = family === undefined ? choices : [];
  const prose = [prompt, ...choices.map(({ why }) => why), explanation].join(' ');
  const right = own.find(({ correct }) => correct)?.text ?? '';
  return [[prose, code, ...own.map(({ text }) => text)].join(' '), prose, `${explanation} ${right}`];
};
