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

test('marks the reader’s own row without breaking the columns', () => {
  expect(tableLines({ ...table, readerRow: 2 })).toEqual([
    '   #  Name  Points',
    '   9  ada    1,200',
    '      …           ',
    '› 11  山田       7',
  ]);
});
