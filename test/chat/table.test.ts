import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { TableBlock } from '../../src/chat/card.ts';
import { tableLines } from '../../src/chat/table.ts';

const table: TableBlock = {
  kind: 'table',
  columns: [
    { title: '#', align: 'right' },
    { title: 'Name', align: 'left' },
    { title: 'Points', align: 'right' },
  ],
  rows: [
    ['9', 'ada', '1,200'],
    ['', '…', ''],
    ['11', '山田', '7'],
  ],
};

test('lines up columns in any script', () => {
  expect(tableLines(table)).toEqual([
    ' #  Name  Points',
    ' 9  ada    1,200',
    '    …           ',
    '11  山田       7',
  ]);
});

test("marks the reader's own row without breaking the columns", () => {
  expect(tableLines({ ...table, readerRow: 2 })).toEqual([
    '   #  Name  Points',
    '   9  ada    1,200',
    '      …           ',
    '› 11  山田       7',
  ]);
});

const standings = (...names: readonly string[]): TableBlock => ({
  kind: 'table',
  columns: [...table.columns, { title: 'Right', align: 'right' }],
  rows: names.map((name, index) => [String(index + 1), name, '9,999,999', '9999/9999']),
});

test.each([
  ['letters', 'wolfeschlegelsteinhausenbergerdorff'],
  ['wide characters', '漢'.repeat(40)],
  ['emoji', '👨‍👩‍👧‍👦'.repeat(8)],
  ['right-to-left letters', 'נועה'.repeat(10)],
])('a table takes at most 36 columns, with names of %s', (_, name) => {
  for (const readerRow of [undefined, 0]) {
    const lines = tableLines({
      ...standings(name, 'ada'),
      ...(readerRow === undefined ? {} : { readerRow }),
    });
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(36);
    expect(lines[1]).toContain('…');
    expect(lines[1]).toContain('9,999,999');
  }
});

test('isolates names that read from right to left, so that the numbers stay where they are', () => {
  const [, hebrew, arabic, latin] = tableLines(standings('עדה', 'نور الدين', 'ada'));
  expect(hebrew).toMatch(/^1 {2}\u2068עדה\u2069 +9,999,999/);
  expect(arabic).toContain('\u2068');
  expect(latin).not.toContain('\u2068');
});
