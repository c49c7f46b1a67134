import { expect, test } from 'vitest';
import { createDeduplicator } from '../../../../src/chat/event-deduplicator.ts';
import { eventIdOf } from '../../../../src/platforms/slack/receiving/event-id.ts';

test('remembers an id for longer than Slack repeats events', () => {
  let now = 0;
  const isNew = createDeduplicator(() => now);
  expect([isNew('Ev1'), isNew('Ev1')]).toEqual([true, false]);
  now += 3_600_000 + 1;
  expect([isNew('Ev2'), isNew('Ev1')]).toEqual([true, false]);
  now += 3_600_000;
  isNew('Ev3');
  expect([isNew('Ev1'), isNew('Ev2')]).toEqual([true, false]);
});

test('remembers a limited number of ids', () => {
  const isNew = createDeduplicator(() => 0);
  for (let count = 0; count <= 50_000; count++) isNew(`Ev${count}`);
  expect([isNew('Ev50000'), isNew('Ev0')]).toEqual([false, true]);
});

test('identifies events by their id, and interactions by their trigger', () => {
  expect(eventIdOf({ type: 'event_callback', event_id: 'Ev1' })).toBe('Ev1');
  expect(eventIdOf({ type: 'block_actions', trigger_id: '1.2.3' })).toBe('block_actions 1.2.3');
  expect(eventIdOf({ command: '/quiz', trigger_id: '1.2.3' })).toBe('command 1.2.3');
  expect(eventIdOf({ type: 'block_suggestion' })).toBeUndefined();
});
