import fc from 'fast-check';
import { expect, test } from 'vitest';
import { familyDistance, type History, pick } from '../../src/engine/pick.ts';
import { planDaily, planQuiz } from '../../src/engine/plan.ts';
import type { ChoiceQuestion } from '../../src/engine/question.ts';
import { question } from '../support/questions.ts';

const nothingYet: History = { withdrawn: new Set(), lastAsked: new Map(), recent: [] };

/** Banks of questions in two topics, some alone and some in families; a family may reach over both topics. */
const banks = (size: number) =>
  fc
    .array(fc.record({ family: fc.option(fc.nat(8)), topic: fc.nat(1) }), { minLength: 1, maxLength: size })
    .map((list) =>
      list.map(({ family, topic }, index) =>
        question(`q${index}`, {
          topic: `topic-${topic}`,
          ...(family === null ? {} : { family: `family-${family}` }),
        }),
      ),
    );

const familiesIn = (questions: readonly ChoiceQuestion[]): string[] =>
  questions.flatMap(({ family }) => family ?? []);

/** Whether the question, or one of its family, is among those asked within the distance before. */
const isNear = (one: ChoiceQuestion, asked: readonly ChoiceQuestion[]): boolean =>
  asked
    .slice(-familyDistance)
    .some(({ id, family }) => id === one.id || (family !== undefined && family === one.family));

test('a quiz never has two questions of one family', () => {
  fc.assert(
    fc.property(banks(40), fc.integer({ min: 1, max: 50 }), fc.nat(), (bank, count, seed) => {
      const quiz = planQuiz(bank, nothingYet, count, seed);
      const families = familiesIn(quiz);
      expect(new Set(families).size).toBe(families.length);
      const singles = bank.filter(({ family }) => family === undefined).length;
      expect(quiz.length).toBe(Math.min(count, singles + new Set(familiesIn(bank)).size));
    }),
  );
});

/** Asks in one channel, turn by turn, from the topic of the turn, as many questions as the turn says. */
const askInTurn = (
  bank: readonly ChoiceQuestion[],
  turns: readonly { readonly topic: number; readonly count: number }[],
  seed: number,
  see: (fitting: readonly ChoiceQuestion[], before: readonly ChoiceQuestion[], got: ChoiceQuestion[]) => void,
): void => {
  const families = new Map(bank.map(({ id, family }) => [id, family]));
  const asked: ChoiceQuestion[] = [];
  for (const [turn, { topic, count }] of turns.entries()) {
    const fitting = bank.filter((one) => one.topic === `topic-${topic}` || topic === 2);
    const lastAsked = new Map(asked.map(({ id }, at) => [id, at]));
    const got = pick(fitting, { ...nothingYet, lastAsked }, count, seed + turn, (id) => families.get(id));
    see(fitting, asked, got);
    asked.push(...got);
  }
};

const turns = (most: number) =>
  fc.array(fc.record({ topic: fc.nat(2), count: fc.integer({ min: 1, max: most }) }), { maxLength: 60 });

test('two of a family are twenty questions apart in a channel, whatever topics are asked, if there is another', () => {
  fc.assert(
    fc.property(banks(80), turns(5), fc.nat(), (bank, plan, seed) => {
      askInTurn(bank, plan, seed, (fitting, before, got) => {
        const free = fitting.filter((one) => !isNear(one, before));
        const families = new Set(familiesIn(free)).size;
        const room = families + free.filter(({ family }) => family === undefined).length;
        const near = got.filter((one) => isNear(one, before)).length;
        expect(near).toBeLessThanOrEqual(Math.max(0, got.length - room));
      });
    }),
    { numRuns: 60 },
  );
});

test('a topic that is too small still gives a question, and not one just asked while there is another', () => {
  fc.assert(
    fc.property(banks(8), turns(1), fc.nat(), (bank, plan, seed) => {
      askInTurn(bank, plan, seed, (fitting, before, [got]) => {
        expect(got === undefined).toBe(fitting.length === 0);
        const lately = before.slice(-familyDistance).map(({ id }) => id);
        if (got && lately.includes(got.id)) {
          expect(fitting.every(({ id }) => lately.includes(id))).toBe(true);
        }
      });
    }),
  );
});

test('a relative comes before a question that people have just answered', () => {
  const [one, other, single] = [
    question('one', { family: 'cures' }),
    question('other', { family: 'cures' }),
    question('single'),
  ];
  const lastAsked = new Map([
    ['single', 1],
    ['one', 2],
  ]);
  expect(planDaily([one, other, single], { ...nothingYet, lastAsked }, 1)?.id).toBe('other');
});

test('a relative that another topic has asked is known by its family', () => {
  const wanted = [question('other', { family: 'cures' }), question('single')];
  const history = { ...nothingYet, lastAsked: new Map([['one', 1]]) };
  const familyOf = (id: string) => (id === 'one' ? 'cures' : undefined);
  for (let seed = 0; seed < 20; seed++) {
    expect(planDaily(wanted, history, seed, familyOf)?.id).toBe('single');
  }
});
