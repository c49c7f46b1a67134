import { expect, test } from 'vitest';
import { bank, questions } from '../support/real-bank.ts';

test('a topic, its track, and a level narrow what is asked', () => {
  const all = bank.fitting({}).length;
  const track = bank.fitting({ topic: 'core-language' }).length;
  const topic = bank.fitting({ topic: 'mutable-vs-immutable' }).length;
  expect(all).toBeGreaterThan(track);
  expect(track).toBeGreaterThan(topic);
  expect(topic).toBeGreaterThan(0);
  expect(
    bank.fitting({ topic: 'mutable-vs-immutable', level: 'junior' }).every(({ level }) => level === 'junior'),
  ).toBe(true);
  expect(bank.fitting({ topic: 'no-such-topic' })).toEqual([]);
});

test('open questions are never asked, but found', () => {
  const open = questions.find(({ kind }) => kind === 'open');
  expect(bank.fitting({}).map(({ id }) => id)).not.toContain(open?.id);
  expect(bank.question(open?.id ?? '')).toBe(open);
  expect(bank.search(open?.prompt ?? '')[0]?.id).toBe(open?.id);
});

test('a search wants every word, and what is in the head counts more', () => {
  expect(bank.search('mutable default').length).toBeGreaterThan(0);
  expect(bank.search('mutable default xyzzy')).toEqual([]);
  expect(bank.search('***')).toEqual([]);
});

test('subjects list tracks before their topics, with how much there is to play', () => {
  const [track, topic] = bank.subjects;
  expect(track?.track).toBeUndefined();
  expect(topic?.track).toBe(track?.title);
  expect(track?.questions).toBeGreaterThanOrEqual(topic?.questions ?? 0);
  expect(bank.title(topic?.slug ?? '')).toBe(topic?.title);
  expect(bank.title('unknown')).toBe('unknown');
});
