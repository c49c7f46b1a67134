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

test('columns line up, whatever the script', () => {
  expect(tableLines(table)).toEqual([
    ' #  Name  Points',
    ' 9  ada    1,200',
    '    …           ',
    '11  山田       7',
  ]);
});

test('the own row has a mark, and the columns still line up', () => {
  expect(tableLines({ ...table, readerRow: 2 })).toEqual([
    '   #  Name  Points',
    '   9  ada    1,200',
    '      …           ',
    '› 11  山田       7',
  ]);
});
