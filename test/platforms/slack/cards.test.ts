import { expect, test } from 'vitest';
import { commands } from '../../../src/bot/tables.ts';
import { body, type Card, small, title } from '../../../src/chat/card.ts';
import { code, countdown, link, moment, relative, strong } from '../../../src/chat/inline.ts';
import { limits } from '../../../src/chat/limits.ts';
import { helpCard } from '../../../src/features/help/card.ts';
import { memberRow, standingsTable } from '../../../src/features/leaderboard/standings.ts';
import { foundCard } from '../../../src/features/questions/cards.ts';
import { renderBlocks, renderCard } from '../../../src/platforms/slack/cards.ts';
import { readContent } from '../../loopback/slack/api/content.ts';
import { blocksFor } from '../../loopback/slack/blocks/blocks.ts';
import { complaints } from '../../loopback/slack/blocks/check.ts';
import type { Dict } from '../../loopback/slack/json.ts';
import { cardsOf, standings, wholeBankMs } from '../../support/bank-cards.ts';
import { podium } from '../../support/drawing.ts';
import { questions } from '../../support/real-bank.ts';
import { cardsNaming, widestNames } from '../../support/widest-cards.ts';

/** Lists what Slack would refuse about a card: as a message with and without its pictures, and in the Home tab. */
const refusals = (card: Card): unknown[] => {
  const found: unknown[] = complaints(blocksFor('home'), renderBlocks(card, 'home'), '/blocks');
  const images = card.blocks.filter((block) => block.kind === 'image');
  const withFiles = images.length === 0 ? [] : [new Map(images.map((image) => [image, 'F0TEST0001']))];
  for (const files of [new Map(), ...withFiles]) {
    for (const blocks of ['newest', 'older'] as const) {
      try {
        readContent({ ...renderCard(card, files, blocks) }, () => 'id');
      } catch (error) {
        found.push(error);
      }
    }
  }
  return found;
};

test('Slack accepts every card of every question in the bank', { timeout: wholeBankMs }, () => {
  for (const question of questions) {
    expect([question.id, cardsOf(question).flatMap(refusals)]).toEqual([question.id, []]);
  }
});

test('Slack accepts help, a long search result, and a card of the maximum size', () => {
  const full: Card = {
    tone: 'warning',
    blocks: Array.from({ length: limits.blocks }, (_, index) =>
      index % 2 === 0 ? body([strong('x'.repeat(100)), code('y'.repeat(79))]) : small('z'.repeat(180)),
    ),
  };
  for (const card of [helpCard(commands), foundCard('x'.repeat(200), questions), full]) {
    expect(refusals(card)).toEqual([]);
  }
});

test.each(Object.entries(widestNames))('Slack accepts every card with the longest names: %s', (_, named) => {
  for (const [what, cards] of Object.entries(cardsNaming(named))) {
    expect([what, cards.flatMap(refusals)]).toEqual([what, []]);
  }
});

const nasty = [
  '<!channel> <!here> <@U123> <#C123|x> <https://evil.example|click>',
  '*bold* _italic_ ~strike~ `code` ```block``` > quote',
  ':smile: @here @channel #general &amp; &lt;b&gt;',
];

/** Lists all objects in a value that have a `type`. */
const typed = (value: unknown): Dict[] => {
  if (Array.isArray(value)) return value.flatMap(typed);
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Dict;
  return [...(own.type === undefined ? [] : [own]), ...Object.values(own).flatMap(typed)];
};

test.each(nasty)('%s is shown as plain text in every kind of block', (text) => {
  const card: Card = {
    tone: 'right',
    blocks: [
      title(text),
      body(text),
      body([strong(text), code(text), link(text, 'https://docs.python.org/'), text]),
      small(text),
      small([text, relative(0)]),
      { kind: 'code', language: 'python', text },
      { kind: 'fields', fields: [{ name: text, value: text }] },
      { kind: 'table', columns: [{ title: text, align: 'left' }], rows: [[text], [text]], readerRow: 0 },
      {
        kind: 'image',
        name: 'x.png',
        alt: text,
        picture: podium(text),
        fallback: [body(text)],
      },
      {
        kind: 'choices',
        key: '1',
        state: 'open',
        answers: 1,
        closesAt: 0,
        choices: [{ letter: 'a', text, action: 'answer:1:0' }],
      },
      { kind: 'choices', key: '1', state: 'closed', choices: [{ letter: 'a', text, right: true, votes: 1 }] },
      { kind: 'actions', actions: [{ label: text, action: 'keep:1', style: 'danger' }] },
    ],
  };
  const message = renderCard(card);
  const found = typed([message.blocks, renderBlocks(card, 'home')]);
  // Small print is written in markup, in which only dates are structure.
  const written = found.filter(({ type }) => type === 'mrkdwn').map(({ text: shown }) => String(shown));
  for (const one of written) expect(one.replace(/<!date\^[^<>]*>/g, '')).not.toMatch(/[<>]/);
  const dangerous = ['markdown', 'user', 'usergroup', 'channel', 'broadcast', 'emoji', 'team'];
  expect(found.filter(({ type }) => dangerous.includes(String(type)))).toEqual([]);
  expect(found.filter(({ type, emoji }) => type === 'plain_text' && emoji !== false)).toEqual([]);
  expect(found.filter(({ text: shown }) => shown === text).length).toBeGreaterThan(12);
  expect(message.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
});

test("shows times in the reader's own time zone, with a fallback text", () => {
  const at = Date.UTC(2026, 10, 21, 9, 30);
  const [block] = renderCard({
    tone: 'neutral',
    blocks: [body([moment(at), relative(at), countdown(at + 20_000)])],
  }).blocks;
  expect(block).toMatchObject({
    elements: [
      {
        elements: [
          { type: 'date', timestamp: at / 1000, format: '{date_long} at {time}' },
          {
            type: 'date',
            format: '\u200b{date_short_pretty} at {time}',
            fallback: 'on November 21, 2026 at 09:30 UTC',
          },
          { type: 'date', timestamp: at / 1000 + 20, format: '\u200b{date_short_pretty} at {time_secs}' },
        ],
      },
    ],
  });
});

test("shows a second table as text because Slack allows one per message; both mark the reader's row", () => {
  const rows = standings.map((one) => memberRow(one, standings[1]?.member));
  const table = standingsTable(rows, 'Right');
  const card: Card = { tone: 'neutral', blocks: [title('This week'), table, { ...table }] };
  const kinds = (blocks: 'newest' | 'older') => renderCard(card, new Map(), blocks).blocks.slice(1);
  expect(kinds('newest').map(({ type }) => type)).toEqual(['data_table', 'rich_text']);
  expect(kinds('older').map(({ type }) => type)).toEqual(['table', 'rich_text']);
  for (const blocks of ['newest', 'older'] as const) {
    const [inTable, inText] = kinds(blocks).map((block) => JSON.stringify(block));
    const titles = blocks === 'newest' ? 0 : table.columns.length;
    expect(inTable?.match(/"bold":true/g)).toHaveLength(titles + table.columns.length);
    expect(inText?.match(/› 2 /g)).toHaveLength(1);
  }
  expect(refusals(card)).toEqual([]);
});

test('a table is announced by its title, has all its rows in view, and sorts numbers as numbers', () => {
  const table = standingsTable(
    standings.map((one) => memberRow(one)),
    'Right',
  );
  const { blocks } = renderCard({ tone: 'neutral', blocks: [title('This week'), table] });
  expect(blocks[1]).toMatchObject({
    type: 'data_table',
    caption: 'This week',
    page_size: table.rows.length,
    row_header_column_index: 1,
  });
  expect(JSON.stringify(blocks[1])).toContain('"type":"raw_number"');
  const below = (text: string) =>
    renderCard({ tone: 'neutral', blocks: [title('ada'), body(text), table] }).blocks[2];
  expect(below('By track')).toMatchObject({ caption: 'By track' });
  expect(below('An explanation, which is much longer than a heading.')).toMatchObject({ caption: 'ada' });
});

test('a notification says what the message says, not only its title', () => {
  const table = standingsTable(
    standings.map((one) => memberRow(one)),
    'Right',
  );
  const text = (card: Card) => renderCard(card).text;
  expect(text({ tone: 'neutral', blocks: [title('This week'), table] })).toMatch(/^This week · 1 \S+ /);
  expect(
    text({
      tone: 'neutral',
      blocks: [title('ada'), { kind: 'fields', fields: [{ name: 'Points', value: '12' }] }],
    }),
  ).toBe('ada · Points: 12');
});

test('a screen reader says which choice a letter stands for', () => {
  const { blocks } = renderCard({
    tone: 'question',
    blocks: [
      {
        kind: 'choices',
        key: '1',
        state: 'open',
        answers: 0,
        closesAt: 0,
        choices: [
          { letter: 'a', text: 'It raises a TypeError', action: 'answer:1:0' },
          { letter: 'b', text: 'x'.repeat(200), action: 'answer:1:1' },
        ],
      },
    ],
  });
  const labels = JSON.stringify(blocks).match(/"accessibility_label":"[^"]*"/g) ?? [];
  expect(labels[0]).toBe('"accessibility_label":"A: It raises a TypeError"');
  expect(labels[1]?.length).toBeLessThanOrEqual('"accessibility_label":""'.length + 75);
});
