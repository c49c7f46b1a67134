import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** A font file of an npm package. */
export interface FontFile {
  /** The font's name when drawing. No installed font has such a name. */
  readonly family: string;
  readonly path: string;
  /** Returns whether the file is meant for this code point. It may lack a glyph for it all the same. */
  claims(code: number): boolean;
}

/** Packages with one font each, split into files by characters, and which of the files to use. */
const packages: readonly (readonly [name: string, wanted: RegExp])[] = [
  ['inter', /./],
  ['noto-sans-hebrew', /^hebrew$/],
  ['noto-sans-arabic', /^arabic$/],
  ['noto-sans-devanagari', /^devanagari$/],
  ['noto-sans-thai', /^thai$/],
];

/** The same for fonts with numbered files, which hold thousands of rarely used characters. */
const numberedPackages: readonly (readonly [name: string, wanted: RegExp])[] = [
  ['noto-sans-sc', /^\d+$/],
  ['noto-sans-kr', /^\d+$/],
];

/** Lists every font file, in the order in which they are searched for a character. */
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

/** Builds a test for code points from ranges, as in `U+2c60-2c7f,U+20ac`. */
const isWithin = (text: string): ((code: number) => boolean) => {
  const ranges = text.split(',').map((range) => {
    const [first = '', last = first] = range.replace('U+', '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
  return (code) => ranges.some(([first, last]) => first <= code && code <= last);
};
