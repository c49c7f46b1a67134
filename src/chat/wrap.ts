import stringWidth from 'string-width';

/** How many columns of running text a phone shows, roughly. */
export const phoneColumns = 36;

/** How many columns of fixed-width text a phone shows in a block of its own. */
export const codeColumns = 32;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Counts the columns that text takes. Wide characters take two. */
export const columnsOf = (text: string): number => (isPlain.test(text) ? text.length : stringWidth(text));

/** Letters, digits, and signs of one column each, which are most of all text and quick to count. */
const isPlain = /^[ -~]*$/;

/** Cuts text to at most `columns`, with an ellipsis at the end. */
export const clipColumns = (text: string, columns: number): string =>
  columnsOf(text) <= columns ? text : `${headOf(text, columns - 1).trimEnd()}…`;

/** Breaks text into lines of at most `columns`, between words where it can. The text's own line breaks stay. */
export const wrapLines = (text: string, columns: number): string[] =>
  text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    for (const word of paragraph.split(' ').flatMap((one) => piecesOf(one, columns))) {
      const width = columnsOf(word);
      const isFirst = line === '';
      if (isFirst || used + 1 + width <= columns) {
        line = isFirst ? word : `${line} ${word}`;
        used += isFirst ? width : 1 + width;
      } else {
        lines.push(line);
        line = word;
        used = width;
      }
    }
    return [...lines, line];
  });

/**
 * Cuts text to what fits on `count` lines of `columns`, between words where it can, with an ellipsis at the end.
 * @param taken how many columns of the first line something else takes
 */
export const clipLines = (text: string, count: number, columns: number, taken = 0): string => {
  const held = taken === 0 ? '' : `${'x'.repeat(taken - 1)} `;
  const lines = wrapLines(held + text, columns);
  if (lines.length <= count) return text;
  const whole = held + text;
  let from = 0;
  for (const line of lines.slice(0, count - 1)) {
    from = whole.indexOf(line, from) + line.length;
    if (/\s/.test(whole.charAt(from))) from += 1;
  }
  const [rest = ''] = whole.slice(Math.max(from, held.length)).split('\n');
  const last = headOf(rest, columns - 1 - (count === 1 ? taken : 0));
  const words = last === rest ? last : last.replace(/\s+\S*$/, '');
  const kept = words.length > last.length / 2 ? words : last;
  return `${(whole.slice(held.length, Math.max(from, held.length)) + kept).trimEnd()}…`;
};

const mark = '↳ ';

/**
 * Breaks lines of code that are wider than `columns`. What continues a line is indented like it, behind a mark, because
 * a phone would put it at the left edge, where it reads like code of an outer block.
 */
export const wrapCode = (code: string, columns: number): string =>
  code
    .split('\n')
    .flatMap((line) => wrapCodeLine(line, columns))
    .join('\n');

const wrapCodeLine = (line: string, columns: number): string[] => {
  const indent = ' '.repeat(Math.min(/^ */.exec(line)?.[0].length ?? 0, Math.floor(columns / 2)));
  const lines: string[] = [];
  let rest = line;
  let start = '';
  while (columnsOf(start + rest) > columns) {
    const head = codeHeadOf(rest, columns - columnsOf(start));
    lines.push(start + head);
    rest = rest.slice(head.length);
    start = `${indent}${mark}`;
  }
  return [...lines, start + rest];
};

/** Takes what fits on a line: up to the last space, or else up to the last comma or bracket, or else as much as fits. */
const codeHeadOf = (code: string, columns: number): string => {
  const head = headOf(code, columns);
  const indent = /^ */.exec(code)?.[0].length ?? 0;
  for (const end of [/^.* /s, /^.*[,([{]/s]) {
    const [upTo = ''] = end.exec(head) ?? [];
    if (upTo.length > Math.max(indent, head.length / 3)) return upTo;
  }
  return head;
};

/** Takes as many whole characters as fit in `columns`, and at least one. */
const headOf = (text: string, columns: number): string => {
  if (isPlain.test(text)) return text.slice(0, Math.max(1, columns));
  let head = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += columnsOf(segment);
    if (used > columns && head !== '') break;
    head += segment;
  }
  return head;
};

const piecesOf = (word: string, columns: number): string[] => {
  if (columnsOf(word) <= columns) return [word];
  const pieces: string[] = [];
  let rest = word;
  while (columnsOf(rest) > columns) {
    const head = headOf(rest, columns);
    if (head.length === rest.length) break;
    pieces.push(head);
    rest = rest.slice(head.length);
  }
  return [...pieces, rest];
};
