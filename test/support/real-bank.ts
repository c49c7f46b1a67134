import { createBank } from '../../src/bank/bank.ts';
import { readBank } from '../../src/bank/open-bank.ts';
import type { Question } from '../../src/engine/question.ts';

const [syllabus, ...all] = await readBank();

/** The questions of the real bank. */
export const questions: readonly Question[] = all;
export const bank = createBank(syllabus, questions);
