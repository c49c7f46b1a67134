import { expect, test } from 'vitest';
import { zoneWords } from '../../../src/chat/commands/zone-words.ts';

test.each([
  ['Europe/Berlin', 'Berlin time'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
  ['UTC', 'UTC'],
  ['Etc/GMT+5', 'Etc/GMT+5'],
])('%s is called %s in a sentence', (zone, words) => {
  expect(zoneWords(zone)).toBe(words);
});
