import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** A font file of an npm package. */
export interface FontFile {
  /** Names the font when drawing; nothing that is installed has such a name. */
  readonly family: string;
  readonly path: string;
  /** Whether the file is said to be for this code point. It may have no glyph for it all the same. */
  claims(code: number): boolean;
}

/** Packages of one font each, cut into files of a few characters; which of the files are wanted. */
const packages: readonly (readonly [name: string, wanted: RegExp])[] = [
  ['inter', /./],
  ['noto-sans-hebrew', /^hebrew$/],
  ['noto-sans-arabic', /^arabic$/],
  ['noto-sans-devanagari', /^devanagari$/],
  ['noto-sans-thai', /^thai$/],
];

/** The same for the fonts whose files are numbered, with thousands of characters that are seldom used. */
const numberedPackages: readonly (readonly [name: string, wanted: RegExp])[] = [
  ['noto-sans-sc', /^\d+$/],
  ['noto-sans-kr', /^\d+$/],
];

/** Every font file, in the order in which they are asked for a character. */
export const fontFiles = async (): Promise<readonly FontFile[]> => [
  ...(await filesOf(packages)),
  emoji(),
  ...(await filesOf(numberedPackages)),
];

const emoji = (): FontFile => ({
  family: 'hotseat emoji',
  path: resolve('twemoji-colr-font/twemoji.woff2'),
  claims: (code) => code === 0x200d || code === 0x20e3 || code >= 0x203c,
});

const filesOf = async (from: typeof packages): Promise<FontFile[]> => {
  const files: FontFile[] = [];
  for (const [name, wanted] of from) {
    const rangesFile = resolve(`@fontsource-variable/${name}/unicode.json`);
    const ranges: Record<string, string> = JSON.parse(await readFile(rangesFile, 'utf8'));
    const folder = join(dirname(rangesFile), 'files');
    for (const [key, text] of Object.entries(ranges)) {
      const part = key.replace(/[[\]]/g, '');
      if (!wanted.test(part)) continue;
      files.push({
        family: `hotseat ${name} ${part}`,
        path: join(folder, `${name}-${part}-wght-normal.woff2`),
        claims: isWithin(text),
      });
    }
  }
  return files;
};

/** Whether a code point is in ranges as in `U+2c60-2c7f,U+20ac`. */
const isWithin = (text: string): ((code: number) => boolean) => {
  const ranges = text.split(',').map((range) => {
    const [first = '', last = first] = range.replace('U+', '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
  return (code) => ranges.some(([first, last]) => first <= code && code <= last);
};
