import { readFile } from 'node:fs/promises';
import { GlobalFonts } from '@napi-rs/canvas';
import { charactersOf } from './characters.ts';
import { type FontFile, fontFiles } from './files.ts';

/** The replacement for a character that no font has. */
export const missing = '□';

/** Characters that any picture may need. The first is in the file that all others fall back to. */
const always = `x…${missing}`;

/** Every font file, once a text was loaded. */
let files: Promise<readonly FontFile[]> | undefined;
/** The code points that a file has glyphs for, once it was read. */
const characters = new Map<FontFile, Promise<ReadonlySet<number>>>();
/** The file that draws a code point; `undefined` if none does. */
const drawnBy = new Map<number, FontFile | undefined>();

/**
 * Makes the characters of a text ready to draw, reading only the files that they are in.
 * Fonts are registered for the whole process, because that is how the drawing library keeps them.
 */
export const loadFonts = async (text: string): Promise<void> => {
  files ??= fontFiles();
  const known = await files;
  for (const character of new Set(always + text.normalize() + text.normalize('NFKC'))) {
    const code = character.codePointAt(0) ?? 0;
    if (!drawnBy.has(code)) drawnBy.set(code, await fileFor(code, known));
  }
};

/** Returns whether a font has a glyph for a loaded character. */
export const isDrawable = (character: string): boolean =>
  drawnBy.get(character.codePointAt(0) ?? 0) !== undefined;

/** Lists the fonts that a loaded text needs, in CSS syntax. The list does not depend on what else was loaded. */
export const familiesFor = (text: string): string => {
  const families = new Set(['hotseat inter latin']);
  for (const character of text) {
    const file = drawnBy.get(character.codePointAt(0) ?? 0);
    if (file !== undefined) families.add(file.family);
  }
  return [...families].map((family) => `"${family}"`).join(', ');
};

const fileFor = async (code: number, from: readonly FontFile[]): Promise<FontFile | undefined> => {
  for (const file of from) if (file.claims(code) && (await readOnce(file)).has(code)) return file;
  return undefined;
};

const readOnce = (file: FontFile): Promise<ReadonlySet<number>> => {
  const known = characters.get(file);
  if (known !== undefined) return known;
  const reading = register(file);
  characters.set(file, reading);
  // A file that could not be read may be readable next time.
  reading.catch(() => characters.delete(file));
  return reading;
};

const register = async ({ path, family }: FontFile): Promise<ReadonlySet<number>> => {
  const bytes = await readFile(path);
  const has = await charactersOf(bytes);
  if (GlobalFonts.register(bytes, family) === null)
    throw new Error(`${path} is not a font that can be drawn.`);
  return has;
};
