import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Picture } from '../../src/chat/picture.ts';
import { createPictures } from '../../src/images/images.ts';
import { calendar, names, pictures, podium, row, standings, topics } from '../support/pictures.ts';
import { decode } from '../support/pixels.ts';

/** Hashes bytes, so that a failure prints one line. */
const hash = (bytes: Uint8Array | undefined): string =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

const lines: string[] = [];
const draw = createPictures(pino({ level: 'warn' }, { write: (line) => lines.push(line) }));

test.each(Object.entries(pictures))(
  '%s: draws a PNG of phone size, the same every time',
  async (_, picture) => {
    const png = await draw(picture);
    const { width, height } = await decode(png);
    expect(width).toBe(800);
    expect(height).toBeGreaterThan(150);
    expect(height).toBeLessThan(900);
    expect(png?.byteLength).toBeLessThan(150 * 1024);
    expect(hash(await draw(picture))).toBe(hash(png));
  },
);

test('a picture does not depend on what was drawn before', async () => {
  const picture = standings([row(1, names.japanese), row(2, names.emoji)]);
  const before = hash(await draw(picture));
  for (const other of Object.values(pictures)) await draw(other);
  expect(hash(await draw(picture))).toBe(before);
});

test('draws the same in parallel as one by one', async () => {
  const some = Object.values(pictures).slice(0, 8);
  const together = await Promise.all(some.map(draw));
  for (const [index, picture] of some.entries())
    expect(hash(await draw(picture))).toBe(hash(together[index]));
});

test.each<[string, unknown]>([
  ['of an unknown kind', { kind: 'hologram' }],
  ['without its rows', { kind: 'ranking', heading: 'Leaderboard', detail: 'Right' }],
  ['with a name that is not text', standings([row(1, 7 as unknown as string)])],
  ['with more right answers than answers', topics(41)],
  ['that ends before it starts', { ...calendar(() => 1), to: '2020-01-01' }],
  ['with an invalid date', { ...calendar(() => 1), from: 'yesterday' }],
  ['that covers a century', { ...calendar(() => 1), to: '2126-01-01' }],
  [
    'with a thousand rows',
    standings(Array.from({ length: 1_000 }, (_, index) => row(index + 1, names.plain))),
  ],
  ['that is not a picture', undefined],
])('skips a picture %s, and logs it', async (_, broken) => {
  lines.length = 0;
  expect((await draw(broken as Picture))?.byteLength).toBeUndefined();
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'could not draw a picture',
    err: expect.anything(),
  });
});

test('has its own background panel, whatever is behind it', async () => {
  for (const picture of [podium([1, names.plain, '5 points']), topics(3)]) {
    const { at } = await decode(await draw(picture));
    expect(at(400, 20)).toBe('#171a21');
  }
});
