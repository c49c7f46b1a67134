import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  introMs,
  patienceMs,
  pauseMs,
  type Quiz,
  type QuizEffect,
  type QuizInput,
  quizModes,
  startQuiz,
  stepQuiz,
  type Turnout,
  wakeAt,
} from '../../src/engine/quiz.ts';

const nobody: Turnout = { answers: 0, expected: 0, awaited: 0, won: false, followsLost: false };
const plan = { mode: 'everyone', allowedMs: 20_000, questions: 3 } as const;

/** Steps through (input, turnout, seconds) and collects the effects. */
const play = (
  quiz: Quiz,
  steps: readonly [QuizInput, Turnout, number][],
): { quiz: Quiz; effects: QuizEffect[] } => {
  const effects: QuizEffect[] = [];
  let present = quiz;
  for (const [input, turnout, seconds] of steps) {
    const step = stepQuiz(present, input, turnout, seconds * 1000);
    effects.push(...step.effects);
    present = step.quiz;
  }
  return { quiz: present, effects };
};

test('asks, closes at the deadline, pauses, and asks the next question', () => {
  const { effects, quiz } = play(startQuiz(plan, 0), [
    ['tick', nobody, 2.9],
    ['tick', nobody, 3],
    ['shown', nobody, 3],
    ['tick', nobody, 22.9],
    ['tick', { ...nobody, answers: 2, won: true }, 23],
    ['tick', nobody, 28.9],
    ['tick', nobody, 29],
  ]);
  expect(effects).toEqual([
    { kind: 'ask', index: 0, closesAt: 23_000 + patienceMs },
    { kind: 'clock', index: 0, closesAt: 23_000 },
    { kind: 'close', index: 0 },
    { kind: 'ask', index: 1, closesAt: 49_000 + patienceMs },
  ]);
  expect(wakeAt(quiz)).toBe(49_000 + patienceMs);
});

test('starts a question’s clock when its channel sees it, but does not wait for that forever', () => {
  const asked = play(startQuiz(plan, 0), [['tick', nobody, 3]]).quiz;
  const seen = stepQuiz(asked, 'shown', nobody, 12_000);
  expect(seen.effects).toEqual([{ kind: 'clock', index: 0, closesAt: 32_000 }]);
  expect(stepQuiz(seen.quiz, 'shown', nobody, 15_000).effects).toEqual([]);
  expect(stepQuiz(asked, 'tick', nobody, 23_000 + patienceMs).effects).toEqual([{ kind: 'close', index: 0 }]);
});

test('closes a question once everyone awaited has answered, from the second question on', () => {
  const roundOpener = (index: number): Quiz => ({
    ...plan,
    phase: { kind: 'asking', index, closesAt: 99_000, shown: true, silent: 0 },
  });
  const all: Turnout = { ...nobody, answers: 2, expected: 2 };
  expect(stepQuiz(roundOpener(0), 'tick', { ...all, expected: 0 }, 1).effects).toEqual([]);
  expect(stepQuiz(roundOpener(1), 'tick', { ...all, expected: 0 }, 1).effects).toEqual([]);
  expect(stepQuiz(roundOpener(1), 'tick', { ...all, awaited: 1 }, 1).effects).toEqual([]);
  expect(stepQuiz(roundOpener(1), 'tick', all, 1).effects).toEqual([{ kind: 'close', index: 1 }]);
  expect(stepQuiz(roundOpener(1), 'tick', nobody, 1).effects).toEqual([]);
});

test('closes a race question at the first right answer, even the first question', () => {
  const quiz: Quiz = {
    ...plan,
    mode: 'race',
    phase: { kind: 'asking', index: 0, closesAt: 99_000, shown: true, silent: 0 },
  };
  expect(stepQuiz(quiz, 'tick', { ...nobody, answers: 1 }, 1).effects).toEqual([]);
  expect(stepQuiz(quiz, 'tick', { ...nobody, answers: 2, won: true }, 1).effects).toEqual([
    { kind: 'close', index: 0 },
  ]);
});

test('ends after three unanswered questions in a row', () => {
  let quiz = startQuiz({ ...plan, questions: 10 }, 0);
  const asked: number[] = [];
  for (let now = wakeAt(quiz); now !== undefined; now = wakeAt(quiz)) {
    const step = stepQuiz(quiz, 'tick', nobody, now);
    quiz = stepQuiz(step.quiz, 'shown', nobody, now).quiz;
    asked.push(...step.effects.flatMap((effect) => (effect.kind === 'ask' ? [effect.index] : [])));
  }
  expect(asked).toEqual([0, 1, 2]);
  expect(quiz.phase).toEqual({ kind: 'over', reason: 'abandoned' });
});

test('goes on at once without a question that nobody saw, which does not count as unanswered', () => {
  const asking = (shown: boolean): Quiz => ({
    ...plan,
    phase: { kind: 'asking', index: 1, closesAt: 99_000, shown, silent: 2 },
  });
  for (const [input, at] of [
    ['lost', 5_000],
    ['tick', 99_000],
  ] as const) {
    const { quiz, effects } = stepQuiz(asking(false), input, nobody, at);
    expect(effects).toEqual([{ kind: 'close', index: 1 }]);
    expect(quiz.phase).toEqual({ kind: 'pause', index: 1, until: at, silent: 2 });
  }
  expect(stepQuiz(asking(true), 'lost', nobody, 5_000).effects).toEqual([]);
  const again = stepQuiz(asking(false), 'lost', { ...nobody, followsLost: true }, 5_000);
  expect(again.quiz.phase).toMatchObject({ kind: 'pause', until: 5_000 + pauseMs });
});

test('skipping closes a question right away and does not count as unanswered', () => {
  const quiz: Quiz = {
    ...plan,
    phase: { kind: 'asking', index: 1, closesAt: 99_000, shown: true, silent: 2 },
  };
  const { quiz: next, effects } = stepQuiz(quiz, 'skip', nobody, 1000);
  expect(effects).toEqual([{ kind: 'close', index: 1 }]);
  expect(next.phase).toEqual({ kind: 'pause', index: 1, until: 1000 + pauseMs, silent: 0 });
});

test('stopping closes the open question and ends the quiz', () => {
  expect(stepQuiz(startQuiz(plan, 0), 'stop', nobody, 1).effects).toEqual([
    { kind: 'end', reason: 'stopped' },
  ]);
  const roundOpener: Quiz = {
    ...plan,
    phase: { kind: 'asking', index: 1, closesAt: 99_000, shown: true, silent: 0 },
  };
  expect(stepQuiz(roundOpener, 'stop', nobody, 1).effects).toEqual([
    { kind: 'close', index: 1 },
    { kind: 'end', reason: 'stopped' },
  ]);
});

const turnout: fc.Arbitrary<Turnout> = fc.record({
  answers: fc.nat({ max: 5 }),
  expected: fc.nat({ max: 5 }),
  awaited: fc.nat({ max: 5 }),
  won: fc.boolean(),
  followsLost: fc.boolean(),
});
const event = fc.record({
  input: fc.constantFrom<QuizInput>('tick', 'tick', 'shown', 'lost', 'skip', 'stop'),
  turnout,
  after: fc.nat({ max: 30_000 }),
});
const anyPlan = fc.record({
  mode: fc.constantFrom(...quizModes),
  allowedMs: fc.integer({ min: 5, max: 300 }).map((seconds) => seconds * 1000),
  questions: fc.integer({ min: 1, max: 50 }),
});

test('asks in order, closes each question, and ends under any mix of answers, ticks, skips, and stops', () => {
  fc.assert(
    fc.property(anyPlan, fc.array(event), turnout, (plan, events, later) => {
      let now = 0;
      let quiz = startQuiz(plan, now);
      const effects: QuizEffect[] = [];
      const step = (input: QuizInput, turnout: Turnout) => {
        const result = stepQuiz(quiz, input, turnout, now);
        effects.push(...result.effects);
        quiz = result.quiz;
      };
      for (const { input, turnout, after } of events) {
        now += after;
        step(input, turnout);
      }
      for (let looks = 0; quiz.phase.kind !== 'over'; looks++) {
        expect(looks).toBeLessThan(2 * plan.questions + 2);
        now = Math.max(now, wakeAt(quiz) ?? now);
        step('tick', later);
      }
      const asked = effects.flatMap((effect) => (effect.kind === 'ask' ? [effect.index] : []));
      const closed = effects.flatMap((effect) => (effect.kind === 'close' ? [effect.index] : []));
      expect(asked).toEqual(asked.map((_, index) => index));
      expect(closed).toEqual(asked);
      expect(asked.length).toBeLessThanOrEqual(plan.questions);
      expect(effects.filter(({ kind }) => kind === 'end').length).toBe(1);
      expect(effects.at(-1)?.kind).toBe('end');
    }),
  );
});

test('ticking early, or twice, changes nothing', () => {
  fc.assert(
    fc.property(anyPlan, fc.array(event), (plan, events) => {
      let now = 0;
      let quiz = startQuiz({ ...plan, mode: 'everyone' }, now);
      for (const { input, after } of events) {
        now += after;
        quiz = stepQuiz(quiz, input, nobody, now).quiz;
        const wake = wakeAt(quiz);
        if (wake === undefined) continue;
        const early = Math.min(now, wake - 1);
        expect(stepQuiz(quiz, 'tick', nobody, early)).toEqual({ quiz, effects: [] });
      }
    }),
  );
});

test('survives a round trip through JSON', () => {
  const quiz = startQuiz(plan, introMs);
  expect(JSON.parse(JSON.stringify(quiz))).toEqual(quiz);
});
