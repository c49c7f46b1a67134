import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { createPictures } from '../../src/images/images.ts';
import { names, row, standings } from '../support/pictures.ts';

/** The turn of the event loop in which each canvas was created. */
const paintedIn = vi.hoisted((): { turn: number; turns: number[] } => ({ turn: 0, turns: [] }));

vi.mock('@napi-rs/canvas', async (load) => {
  const real = await load<typeof import('@napi-rs/canvas')>();
  const createCanvas = (width: number, height: number) => {
    paintedIn.turns.push(paintedIn.turn);
    return real.createCanvas(width, height);
  };
  return { ...real, createCanvas };
});

test('each picture is painted in a turn of the event loop of its own', async () => {
  const draw = createPictures(pino());
  const picture = standings([row(1, names.japanese), row(2, names.emoji)]);
  // The first one reads the fonts.
  await draw(picture);
  paintedIn.turns = [];
  let isDone = false;
  const count = (): void => {
    paintedIn.turn += 1;
    if (!isDone) setImmediate(count);
  };
  count();
  await Promise.all(Array.from({ length: 5 }, () => draw(picture)));
  isDone = true;
  expect(paintedIn.turns).toHaveLength(5);
  expect(new Set(paintedIn.turns).size).toBe(5);
});
