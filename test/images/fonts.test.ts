import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { charactersOf } from '../../src/images/fonts/characters.ts';
import { fontFiles } from '../../src/images/fonts/files.ts';

const fileOf = async (family: string) => {
  const file = (await fontFiles()).find((one) => one.family === family);
  if (file === undefined) throw new Error(`There is no ${family}.`);
  return { claims: file.claims, has: await charactersOf(await readFile(file.path)) };
};

const code = (character: string): number => character.codePointAt(0) ?? 0;

test('a font covers what its package says, except characters without a glyph', async () => {
  const { claims, has } = await fileOf('hotseat inter latin');
  expect(['A', 'z', '7', 'é', '…'].map((character) => has.has(code(character)))).toEqual(Array(5).fill(true));
  expect(['Я', '山', 'א'].map((character) => has.has(code(character)))).toEqual([false, false, false]);
  expect([claims(code('\ufffd')), has.has(code('\ufffd'))]).toEqual([true, false]);
});

test('finds characters beyond the first 65,536', async () => {
  const { has } = await fileOf('hotseat emoji');
  expect([...'🏆🚀🇩👩'].map((character) => has.has(code(character)))).toEqual([true, true, true, true]);
  expect(has.has(code('𝓐'))).toBe(false);
});

test('reads every font file', async () => {
  const files = await fontFiles();
  expect(files.length).toBeGreaterThan(200);
  expect(new Set(files.map(({ family }) => family)).size).toBe(files.length);
  for (const { path } of files.filter((_, index) => index % 20 === 0))
    expect((await charactersOf(await readFile(path))).size).toBeGreaterThan(10);
});
