import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const decompress = promisify(brotliDecompress);

/**
 * Reads which code points a WOFF2 font has glyphs for.
 * Sources: W3C WOFF 2.0 for the container, OpenType's `cmap` for its content.
 */
export const charactersOf = async (woff2: Buffer): Promise<ReadonlySet<number>> => {
  const { tables, end } = directory(woff2);
  const compressed = woff2.subarray(end, end + woff2.readUInt32BE(20));
  const data = await decompress(compressed);
  const index = tables.findIndex(({ isCmap }) => isCmap);
  const start = tables.slice(0, index).reduce((sum, { length }) => sum + length, 0);
  return readCmap(data.subarray(start));
};

interface Table {
  readonly isCmap: boolean;
  /** Bytes in the decompressed data. */
  readonly length: number;
}

/** The numbers that stand for table tags; `tagFollows` means that the tag is spelled out. */
const known = { cmap: 0, glyf: 10, loca: 11, tagFollows: 63 };

const directory = (woff2: Buffer): { tables: readonly Table[]; end: number } => {
  let at = 48;
  const readLength = (): number => {
    let value = 0;
    for (;;) {
      const byte = woff2.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  const tables = Array.from({ length: woff2.readUInt16BE(12) }, (): Table => {
    const flags = woff2.readUInt8(at++);
    const tag = flags & 63;
    if (tag === known.tagFollows) at += 4;
    const untransformed = tag === known.glyf || tag === known.loca ? 3 : 0;
    const original = readLength();
    const length = flags >> 6 === untransformed ? original : readLength();
    return { isCmap: tag === known.cmap, length };
  });
  return { tables, end: at };
};

const readCmap = (cmap: Buffer): ReadonlySet<number> => {
  const characters = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * index));
    const format = table.readUInt16BE(0);
    if (format === 4) addSegments(table, characters);
    if (format === 12) addGroups(table, characters);
  }
  return characters;
};

/** Reads format 4: the characters below U+10000, in segments that either count glyphs up or list them. */
const addSegments = (table: Buffer, characters: Set<number>): void => {
  const bytes = table.readUInt16BE(6);
  const [ends, starts, deltas, offsets] = [14, 16 + bytes, 16 + 2 * bytes, 16 + 3 * bytes] as const;
  for (let segment = 0; segment < bytes; segment += 2) {
    const [first, last] = [table.readUInt16BE(starts + segment), table.readUInt16BE(ends + segment)];
    const [delta, offset] = [table.readUInt16BE(deltas + segment), table.readUInt16BE(offsets + segment)];
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph =
        offset === 0
          ? (code + delta) & 0xffff
          : table.readUInt16BE(offsets + segment + offset + 2 * (code - first));
      if (glyph !== 0) characters.add(code);
    }
  }
};

/** Reads format 12: all characters, in groups that count glyphs up. */
const addGroups = (table: Buffer, characters: Set<number>): void => {
  const groups = table.readUInt32BE(12);
  for (let group = 0; group < groups; group++) {
    const [first, last] = [table.readUInt32BE(16 + 12 * group), table.readUInt32BE(20 + 12 * group)];
    for (let code = first; code <= last; code++) characters.add(code);
  }
};
