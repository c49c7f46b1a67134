import { expect, test, vi } from 'vitest';
import { likelyZone } from '../../../src/platforms/discord/zone.ts';

test.each([
  ['de', undefined, 'Europe/Berlin'],
  ['en-US', 'fr', 'Europe/Paris'],
  ['ja', 'de', 'Asia/Tokyo'],
  ['not a locale', undefined, undefined],
])("guesses from %s, and the server's %s", (person, server, zone) => {
  expect(likelyZone(person, server)).toBe(zone);
});

test('looks once for what a crowd has in common', () => {
  likelyZone('pt-BR', undefined);
  const look = vi.spyOn(Intl, 'Locale');
  for (let click = 0; click < 3_000; click++) likelyZone('pt-BR', 'de');
  expect(look).not.toHaveBeenCalled();
  look.mockRestore();
});
