import { type ChoiceQuestion, levels } from './question.ts';

/** Arranges the questions of a quiz: lower levels first, and no two in a row on the same topic where possible. */
export const arrange = (questions: readonly ChoiceQuestion[]): ChoiceQuestion[] =>
  levels.reduce<ChoiceQuestion[]>(
    (quiz, level) =>
      appendSpread(
        quiz,
        questions.filter((question) => question.level === level),
      ),
    [],
  );

/** Always takes from the topic with the most questions left, so that no topic piles up at the end. */
const appendSpread = (
  before: readonly ChoiceQuestion[],
  group: readonly ChoiceQuestion[],
): ChoiceQuestion[] => {
  const result = [...before];
  const byTopic = [...Map.groupBy(group, ({ topic }) => topic).values()].map((list) => [...list]);
  for (let taken = 0; taken < group.length; taken++) {
    const previous = result.at(-1)?.topic;
    const waiting = byTopic.filter((list) => list.length > 0).sort((a, b) => b.length - a.length);
    const list = waiting.find(([question]) => question?.topic !== previous) ?? waiting[0];
    const next = list?.shift();
    if (next) result.push(next);
  }
  return result;
};
