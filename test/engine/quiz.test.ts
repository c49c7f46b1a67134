import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortestPauseMs } from '../../src/engine/pace.ts';
import {
  dropQuestion,
  lobbyMs,
  paceAt,
  patienceMs,
  type Quiz,
  type QuizEffect,
  type QuizInput,
  quizModes,
  startQuiz,
  stepQuiz,
  type Turnout,
  votesToSkip,
  wakeAt,
} from '../../src/engine/quiz.ts';

const nobody: Turnout = { answers: 0, expected: 0, awaited: 0, won: false, followsLost: false };
const usual = { allowedMs: 20_000, pauseMs: 6_000 };
const plan = { mode: 'everyone', pace: [usual, usual, usual] } as const;
const asking = (index: number, more: object = {}): Quiz => ({
  ...plan,
  phase: { kind: 'asking', index, closesAt: 99_000, shown: true, silent: 0, ...more },
});

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
  const { effects, quiz } = play(startQuiz(plan, 3_000), [
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

test("starts a question's clock when its channel sees it, but does not wait for that forever", () => {
  const asked = play(startQuiz(plan, 3_000), [['tick', nobody, 3]]).quiz;
  const seen = stepQuiz(asked, 'shown', nobody, 12_000);
  expect(seen.effects).toEqual([{ kind: 'clock', index: 0, closesAt: 32_000 }]);
  expect(stepQuiz(seen.quiz, 'shown', nobody, 15_000).effects).toEqual([]);
  expect(stepQuiz(asked, 'tick', nobody, 23_000 + patienceMs).effects).toEqual([{ kind: 'close', index: 0 }]);
});

test('closes a question once everyone awaited has answered, even the first question', () => {
  const all: Turnout = { ...nobody, answers: 2, expected: 2 };
  for (const index of [0, 1]) {
    expect(stepQuiz(asking(index), 'tick', { ...all, expected: 0 }, 1).effects).toEqual([]);
    expect(stepQuiz(asking(index), 'tick', { ...all, awaited: 1 }, 1).effects).toEqual([]);
    expect(stepQuiz(asking(index), 'tick', all, 1).effects).toEqual([{ kind: 'close', index }]);
    expect(stepQuiz(asking(index), 'tick', nobody, 1).effects).toEqual([]);
  }
});

test('gives each question its own time, and its answer its own pause', () => {
  const pace = [
    { allowedMs: 30_000, pauseMs: 9_000 },
    { allowedMs: 45_000, pauseMs: 6_000 },
  ];
  const { effects, quiz } = play(startQuiz({ ...plan, pace }, 0), [
    ['tick', nobody, 0],
    ['shown', nobody, 0],
    ['tick', nobody, 30],
    ['tick', nobody, 38.9],
    ['tick', nobody, 39],
    ['shown', nobody, 40],
  ]);
  expect(effects.flatMap((effect) => ('closesAt' in effect ? [effect.closesAt] : []))).toEqual([
    30_000 + patienceMs,
    30_000,
    84_000 + patienceMs,
    85_000,
  ]);
  expect(wakeAt(quiz)).toBe(85_000);
});

test('whoever does not want to wait ends the lobby or a pause, and nothing else', () => {
  const begun = stepQuiz(startQuiz(plan, 20_000), 'next', nobody, 5_000);
  expect(begun.effects).toEqual([{ kind: 'ask', index: 0, closesAt: 25_000 + patienceMs }]);
  expect(stepQuiz(begun.quiz, 'next', nobody, 6_000)).toEqual({ quiz: begun.quiz, effects: [] });
  const paused = stepQuiz(asking(0), 'skip', nobody, 10_000).quiz;
  expect(stepQuiz(paused, 'next', nobody, 11_000).effects).toEqual([
    { kind: 'ask', index: 1, closesAt: 31_000 + patienceMs },
  ]);
  const over = stepQuiz(paused, 'stop', nobody, 11_000).quiz;
  expect(stepQuiz(over, 'next', nobody, 12_000)).toEqual({ quiz: over, effects: [] });
});

test('skipping a question takes half of those expected, rounded up, and at least two', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(votesToSkip)).toEqual([2, 2, 2, 2, 2, 3, 3, 4]);
});

test('a question that was taken out takes its pace along', () => {
  const pace = [1, 2, 3].map((count) => ({ allowedMs: count, pauseMs: count }));
  const quiz = dropQuestion({ ...asking(0), pace }, 1);
  expect(quiz.pace.map(({ allowedMs }) => allowedMs)).toEqual([1, 3]);
  expect(() => paceAt(quiz, 2)).toThrow('no question 3');
});

test('closes a race question at the first right answer, even the first question', () => {
  const quiz: Quiz = { ...asking(0), mode: 'race' };
  expect(stepQuiz(quiz, 'tick', { ...nobody, answers: 1 }, 1).effects).toEqual([]);
  expect(stepQuiz(quiz, 'tick', { ...nobody, answers: 2, won: true }, 1).effects).toEqual([
    { kind: 'close', index: 0 },
  ]);
});

test('ends after three unanswered questions in a row', () => {
  let quiz = startQuiz({ ...plan, pace: Array.from({ length: 10 }, () => usual) }, 0);
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
  for (const [input, at] of [
    ['lost', 5_000],
    ['tick', 99_000],
  ] as const) {
    const { quiz, effects } = stepQuiz(asking(1, { shown: false, silent: 2 }), input, nobody, at);
    expect(effects).toEqual([{ kind: 'close', index: 1 }]);
    expect(quiz.phase).toEqual({ kind: 'pause', index: 1, until: at, silent: 2 });
  }
  expect(stepQuiz(asking(1), 'lost', nobody, 5_000).effects).toEqual([]);
  const again = stepQuiz(asking(1, { shown: false }), 'lost', { ...nobody, followsLost: true }, 5_000);
  expect(again.quiz.phase).toMatchObject({ kind: 'pause', until: 5_000 + shortestPauseMs });
});

test('skipping closes a question right away and does not count as unanswered', () => {
  const { quiz: next, effects } = stepQuiz(asking(1, { silent: 2 }), 'skip', nobody, 1000);
  expect(effects).toEqual([{ kind: 'close', index: 1 }]);
  expect(next.phase).toEqual({ kind: 'pause', index: 1, until: 1000 + shortestPauseMs, silent: 0 });
});

test('stopping closes the open question and ends the quiz', () => {
  expect(stepQuiz(startQuiz(plan, 3_000), 'stop', nobody, 1).effects).toEqual([
    { kind: 'end', reason: 'stopped' },
  ]);
  expect(stepQuiz(asking(1), 'stop', nobody, 1).effects).toEqual([
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
  input: fc.constantFrom<QuizInput>('tick', 'tick', 'shown', 'lost', 'next', 'skip', 'stop'),
  turnout,
  after: fc.nat({ max: 30_000 }),
});
const anyPlan = fc.record({
  mode: fc.constantFrom(...quizModes),
  pace: fc.array(
    fc.record({
      allowedMs: fc.integer({ min: 5, max: 300 }).map((seconds) => seconds * 1000),
      pauseMs: fc.integer({ min: 6, max: 20 }).map((seconds) => seconds * 1000),
    }),
    { minLength: 1, maxLength: 50 },
  ),
  begin: fc.nat({ max: 300_000 }),
});

test('asks in order, closes each question, and ends under any mix of answers, ticks, and presses', () => {
  fc.assert(
    fc.property(anyPlan, fc.array(event), turnout, ({ begin, ...plan }, events, later) => {
      let now = 0;
      let quiz = startQuiz(plan, begin);
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
        expect(looks).toBeLessThan(2 * plan.pace.length + 2);
        now = Math.max(now, wakeAt(quiz) ?? now);
        step('tick', later);
      }
      const asked = effects.flatMap((effect) => (effect.kind === 'ask' ? [effect.index] : []));
      const closed = effects.flatMap((effect) => (effect.kind === 'close' ? [effect.index] : []));
      expect(asked).toEqual(asked.map((_, index) => index));
      expect(closed).toEqual(asked);
      expect(asked.length).toBeLessThanOrEqual(plan.pace.length);
      expect(effects.filter(({ kind }) => kind === 'end').length).toBe(1);
      expect(effects.at(-1)?.kind).toBe('end');
    }),
  );
});

test('ticking early, or twice, changes nothing', () => {
  fc.assert(
    fc.property(anyPlan, fc.array(event), ({ begin, ...plan }, events) => {
      let now = 0;
      let quiz = startQuiz({ ...plan, mode: 'everyone' }, begin);
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
  const quiz = startQuiz(plan, lobbyMs);
  expect(JSON.parse(JSON.stringify(quiz))).toEqual(quiz);
});
