import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';

/** Finds prompts that ask for yes or no next to choices that say neither, so that grammar rules some out. */
export const checkGrammar = (entries: readonly Entry[]): Problem[] =>
  entries.flatMap(({ file, question }) => {
    if (question.kind !== 'choice') return [];
    const plain = question.choices.filter(({ text }) => /^(yes|no)([,.;:]|$)/i.test(text)).length;
    const all = question.choices.length;
    if (plain === 0 ? !asksYesOrNo(question.prompt) : plain === all) return [];
    const says =
      plain === 0
        ? '`prompt` asks for yes or no, and no choice says so; ask what happens, which, or why'
        : 'some choices say yes or no and some do not, so grammar rules some out; let all or none say so';
    return [{ file, question: question.id, says }];
  });

/** Whether the last question of the prompt can only be answered with yes or no. */
const asksYesOrNo = (prompt: string): boolean => {
  const last =
    prompt
      .match(/[^.?!:]*\?/g)
      ?.at(-1)
      ?.trim() ?? '';
  return (
    /^(is|are|was|were|does|do|did|can|could|will|would|should|has|have|must|may)\b/i.test(last) &&
    !/\bor\b/i.test(last)
  );
};
