import { expect, test } from 'vitest';
import type { Dict } from '../json.ts';
import { blocksFor, type Surface } from './blocks.ts';
import { complaints } from './check.ts';
import { messageSize } from './size.ts';
import { homeView, modalView } from './view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string): Dict => ({ type: 'section', text: { type: 'mrkdwn', text } });
const button = (more: Dict = {}): Dict => ({ type: 'button', text: plain('Go'), action_id: 'go', ...more });
const actions = (...elements: Dict[]): Dict => ({ type: 'actions', elements });
const options = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ text: plain(`o${i}`), value: `${i}` }));
const rich = (...elements: Dict[]): Dict => ({ type: 'rich_text', elements });
const part = (...elements: Dict[]): Dict => ({ type: 'rich_text_section', elements });
const check = (blocks: Dict[], surface: Surface = 'message') =>
  complaints(blocksFor(surface), blocks, '/blocks');

test("refuses a long section text with Slack's own wording", () => {
  expect(check([section('x'.repeat(3001))])).toEqual([
    'failed to match all allowed schemas [json-pointer:/blocks/0/text]',
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ]);
});

test.each<[string, Dict[]]>([
  ['section', [section('x'.repeat(3000))]],
  ['fields', [{ type: 'section', fields: Array(10).fill({ type: 'mrkdwn', text: 'x'.repeat(2000) }) }]],
  ['header', [{ type: 'header', text: plain('x'.repeat(150)) }]],
  ['actions', [actions(...Array.from({ length: 25 }, (_, i) => button({ action_id: `a${i}` })))]],
  ['select', [actions({ type: 'static_select', action_id: 's', options: options(100) })]],
  [
    'table',
    [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }, rich(part({ type: 'text', text: 'b' }))]] }],
  ],
  ['image', [{ type: 'image', image_url: 'https://x/y.png', alt_text: 'a cat', title: plain('Cat') }]],
  [
    'context',
    [{ type: 'context', elements: [plain('a'), { type: 'image', image_url: 'https://x', alt_text: 'b' }] }],
  ],
  ['markdown', [{ type: 'markdown', text: '# hi' }]],
  [
    'rich text',
    [
      rich(
        part(
          { type: 'text', text: 'a', style: { bold: true } },
          { type: 'user', user_id: 'U1' },
          { type: 'emoji', name: 'wave' },
        ),
        {
          type: 'rich_text_list',
          style: 'ordered',
          indent: 1,
          elements: [part({ type: 'link', url: 'https://x' })],
        },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }], border: 1 },
        {
          type: 'rich_text_quote',
          elements: [{ type: 'date', timestamp: 1, format: '{date}', fallback: 'x' }],
        },
      ),
    ],
  ],
])('accepts %s at its limit', (_name, blocks) => {
  expect(check(blocks)).toEqual([]);
});

test.each<[string, string, Dict[]]>([
  ['51 blocks', 'no more than 50 items', Array(51).fill({ type: 'divider' })],
  ['an unknown block', 'unsupported type: hero', [{ type: 'hero' }]],
  ['an unknown field', 'invalid additional property: color', [{ type: 'divider', color: 'red' }]],
  ['an empty text', 'must be more than 0 characters', [section('')]],
  ['an empty section', 'text or fields', [{ type: 'section' }]],
  [
    'a header with markup',
    'unsupported type: mrkdwn',
    [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
  ],
  ['a long header', 'less than 151', [{ type: 'header', text: plain('x'.repeat(151)) }]],
  [
    '26 buttons',
    'no more than 25 items',
    [actions(...Array.from({ length: 26 }, (_, i) => button({ action_id: `${i}` })))],
  ],
  ['a long label', 'less than 76', [actions(button({ text: plain('x'.repeat(76)) }))]],
  ['a long value', 'less than 2001', [actions(button({ value: 'x'.repeat(2001) }))]],
  ['a long action_id', 'less than 256', [actions(button({ action_id: 'x'.repeat(256) }))]],
  ['a duplicate action_id', 'already exists for another element', [actions(button(), button())]],
  [
    'a duplicate block_id',
    'already exists for another block',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
  ],
  ['101 options', 'no more than 100 items', [actions({ type: 'static_select', options: options(101) })]],
  ['neither options nor groups', 'exactly one of options', [actions({ type: 'static_select' })]],
  [
    'an unknown initial option',
    'not among the options',
    [actions({ type: 'static_select', options: options(2), initial_option: options(3)[2] })],
  ],
  ['11 radio buttons', 'no more than 10 items', [actions({ type: 'radio_buttons', options: options(11) })]],
  ['an input among actions', 'unsupported type: plain_text_input', [actions({ type: 'plain_text_input' })]],
  [
    'an image without alt text',
    'missing required field: alt_text',
    [{ type: 'image', image_url: 'https://x' }],
  ],
  [
    'too much markdown',
    'must be less than 12001',
    Array(2).fill({ type: 'markdown', text: 'x'.repeat(6001) }),
  ],
  [
    'two tables',
    'only_one_table_allowed',
    Array(2).fill({ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }),
  ],
  [
    '21 cells',
    'no more than 20 items',
    [{ type: 'table', rows: [Array(21).fill({ type: 'raw_text', text: 'a' })] }],
  ],
  ['an empty cell', 'must be more than 0', [{ type: 'table', rows: [[{ type: 'raw_text', text: '' }]] }]],
  ['empty rich text', 'must be more than 0', [rich(part({ type: 'text', text: '' }))]],
  ['an empty rich section', 'no fewer than 1', [rich(part())]],
  [
    'mentions in code',
    'unsupported type: user',
    [rich({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U' }] })],
  ],
  [
    'a list without a style',
    'missing required field: style',
    [rich({ type: 'rich_text_list', elements: [part({ type: 'text', text: 'a' })] })],
  ],
])('refuses %s', (_name, complaint, blocks) => {
  expect(check(blocks).join('\n')).toContain(complaint);
});

test('accepts markdown and tables only in messages', () => {
  expect(check([{ type: 'markdown', text: 'x' }], 'home').join()).toContain('unsupported type: markdown');
  expect(check(Array(100).fill({ type: 'divider' }), 'modal')).toEqual([]);
});

test('counts both text and blocks toward the total', () => {
  expect(messageSize([{ type: 'markdown', text: 'x'.repeat(12_000) }])).toBe(12_000);
  expect(messageSize([section('x'), { type: 'divider' }])).toBe(126);
});

test('limits modals: 24 characters of title, a submit button with inputs, 3000 characters of private metadata', () => {
  const input = { type: 'input', label: plain('L'), element: { type: 'plain_text_input' } };
  const view = (more: Dict) =>
    complaints(modalView, { type: 'modal', title: plain('T'), blocks: [], ...more }, '/view').join('\n');
  expect(view({ blocks: [input], submit: plain('Send') })).toBe('');
  expect(view({ blocks: [input] })).toContain('missing required field: submit');
  expect(view({ title: plain('x'.repeat(25)) })).toContain(
    'less than 25 characters [json-pointer:/view/title/text]',
  );
  expect(view({ private_metadata: 'x'.repeat(3001) })).toContain('less than 3001');
  expect(view({ callback_id: 'x'.repeat(256) })).toContain('less than 256');
  expect(view({ submit_disabled: true })).toContain('invalid additional property: submit_disabled');
  expect(complaints(homeView, { type: 'modal', blocks: [] }, '/view').join()).toContain(
    'unsupported type: modal',
  );
});
