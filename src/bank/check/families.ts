import type { ChoiceQuestion } from '../../engine/question.ts';
import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';

interface Member {
  readonly file: string;
  readonly question: ChoiceQuestion;
}

/** Finds families whose members do not share their choices, or of which two have the same right one. */
export const checkFamilies = (entries: readonly Entry[]): Problem[] =>
  [...groupFamilies(entries)].flatMap(([family, members]) => [
    ...strangers(family, members),
    ...twins(family, members),
  ]);

/** Finds choices that are right in none of their family's questions, and families of one. */
export const warnOfFamilies = (entries: readonly Entry[]): Problem[] =>
  [...groupFamilies(entries)].flatMap(([family, members]) => {
    const [first] = members;
    if (first === undefined) return [];
    const { file, question } = first;
    if (members.length === 1) {
      return [
        { file, question: question.id, says: `is alone in family ${family}; add members or leave it out` },
      ];
    }
    const right = new Set(members.map((one) => rightText(one.question)));
    return question.choices
      .filter(({ text }) => !right.has(text))
      .map(({ text }) => ({
        file,
        says: `in family ${family}, ${JSON.stringify(text)} is right in no question; ask one, or readers learn to skip it`,
      }));
  });

/** Groups the questions that belong to families. */
export const groupFamilies = (entries: readonly Entry[]): Map<string, Member[]> => {
  const members = entries.flatMap(({ file, question }) =>
    question.kind === 'open' || question.family === undefined
      ? []
      : [{ file, question, family: question.family }],
  );
  return Map.groupBy(members, ({ family }) => family);
};

const strangers = (family: string, [first, ...others]: readonly Member[]): Problem[] =>
  others
    .filter((one) => texts(one) !== texts(first))
    .map(({ file, question }) => ({
      file,
      question: question.id,
      says: `has other choices than ${first?.question.id}, and both are of family ${family}; use one list for all`,
    }));

const texts = (member: Member | undefined): string =>
  JSON.stringify((member?.question.choices ?? []).map(({ text }) => text).toSorted());

const twins = (family: string, members: readonly Member[]): Problem[] =>
  [...Map.groupBy(members, ({ question }) => rightText(question)).values()].flatMap(([first, ...others]) =>
    others.map(({ file, question }) => ({
      file,
      question: question.id,
      says: `has the same right choice as ${first?.question.id} in family ${family}; ask for another one`,
    })),
  );

const rightText = ({ choices }: ChoiceQuestion): string | undefined =>
  choices.find(({ correct }) => correct)?.text;
