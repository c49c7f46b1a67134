import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paceOf, readingMs } from '../../src/engine/pace.ts';
import { question } from '../support/questions.ts';

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const asked = question('gil');

test('reading takes a minute for 230 words, and two seconds for each line of code', () => {
  expect(readingMs([words(230)])).toBe(60_000);
  expect(readingMs([words(115), `  ${words(115)}\n`])).toBe(60_000);
  expect(readingMs([], 'a = 1\nb = 2\n\nprint(a)\n')).toBe(8_000);
  expect(readingMs([''], '')).toBe(0);
});

test('a question is open for the time to read it and 15 seconds, from 20 to 60', () => {
  const choices = asked.choices.map((choice) => ({ ...choice, text: words(10) }));
  const of = (more: object) => paceOf({ ...asked, prompt: 'Why?', ...more }).allowedMs;
  expect(of({})).toBe(20_000);
  const withCode = { choices, code: { language: 'python', text: 'a\nb\nc\n' } };
  const read = ((1 + 10 * choices.length) / 230) * 60 + 6;
  expect(of(withCode)).toBe(Math.ceil(15 + read) * 1000);
  expect(of({ prompt: words(400) })).toBe(60_000);
  expect(paceOf({ ...asked, prompt: words(400) }, 5_000).allowedMs).toBe(5_000);
});

test('the pause lasts as long as reading the explanation, from 6 to 20 seconds', () => {
  const of = (count: number) => paceOf({ ...asked, explanation: words(count) }).pauseMs;
  expect([of(1), of(23), of(46), of(60), of(200)]).toEqual([6_000, 6_000, 12_000, 16_000, 20_000]);
});

test('whoever has more to read never has less time', () => {
  const lengths = fc.record({
    prompt: fc.nat({ max: 300 }),
    code: fc.nat({ max: 20 }),
    more: fc.nat({ max: 50 }),
  });
  fc.assert(
    fc.property(lengths, ({ prompt, code, more }) => {
      const at = (extra: number) =>
        paceOf({
          ...asked,
          prompt: words(prompt + extra),
          explanation: words(prompt + extra),
          code: { language: 'python', text: 'x\n'.repeat(code + extra) },
        });
      const [one, other] = [at(0), at(more)];
      expect(other.allowedMs).toBeGreaterThanOrEqual(one.allowedMs);
      expect(other.pauseMs).toBeGreaterThanOrEqual(one.pauseMs);
      for (const { allowedMs, pauseMs } of [one, other]) {
        expect(allowedMs).toBeGreaterThanOrEqual(20_000);
        expect(allowedMs).toBeLessThanOrEqual(60_000);
        expect(pauseMs).toBeGreaterThanOrEqual(6_000);
        expect(pauseMs).toBeLessThanOrEqual(20_000);
      }
    }),
  );
});
