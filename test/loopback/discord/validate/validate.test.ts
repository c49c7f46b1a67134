import { expect, test } from 'vitest';
import { checkChoices, checkCommand } from './commands.ts';
import { checkMessage } from './message.ts';
import { checkModal } from './modal.ts';
import { nest, type Problem } from './shape.ts';

const codes = (problems: readonly Problem[]): string[] =>
  problems.map(({ path, code }) => `${path.join('.')} ${code}`);
const long = (length: number): string => 'x'.repeat(length);
const V2 = { flags: 1 << 15 };

const message = (payload: Record<string, unknown>): string[] => codes(checkMessage(payload, []));
const v2 = (...components: unknown[]): string[] => message({ ...V2, components });
const row = (...components: unknown[]) => ({ type: 1, components });
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'A', custom_id: 'a', ...more });
const text = (content = 'Hi') => ({ type: 10, content });
const options = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ label: `${n}`, value: `${n}` }));

test.each([
  [
    'six buttons',
    row(...[1, 2, 3, 4, 5, 6].map((n) => button({ custom_id: `${n}` }))),
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'no custom_id',
    row(button({ custom_id: undefined })),
    'components.0.components.0.custom_id BASE_TYPE_REQUIRED',
  ],
  [
    'a long custom_id',
    row(button({ custom_id: long(101) })),
    'components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH',
  ],
  ['a long label', row(button({ label: long(81) })), 'components.0.components.0.label BASE_TYPE_MAX_LENGTH'],
  [
    'neither label nor emoji',
    row(button({ label: '' })),
    'components.0.components.0.label BASE_TYPE_REQUIRED',
  ],
  [
    'a link without a URL',
    row(button({ style: 5, custom_id: undefined })),
    'components.0.components.0.url BASE_TYPE_REQUIRED',
  ],
  [
    '26 options',
    row({ type: 3, custom_id: 's', options: options(26) }),
    'components.0.components.0.options BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a select next to a button',
    row(button(), { type: 3, custom_id: 's', options: options(1) }),
    'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'two equal values',
    row({ type: 3, custom_id: 's', options: [...options(1), ...options(1)] }),
    'components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  ['text outside v2', text(), 'components.0 UNION_TYPE_CHOICES'],
  [
    'a text input',
    row({ type: 4, custom_id: 'i', style: 1 }),
    'components.0.components.0 UNION_TYPE_CHOICES',
  ],
])('refuses a message with %s', (_name, component, complaint) => {
  expect(message({ components: [component] })).toEqual([complaint]);
});

test.each([
  [
    'a container in a container',
    [{ type: 17, components: [{ type: 17, components: [text()] }] }],
    'components.0.components.0 UNION_TYPE_CHOICES',
  ],
  [
    'four texts in a section',
    [{ type: 9, components: [text(), text(), text(), text()], accessory: button() }],
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a section without an accessory',
    [{ type: 9, components: [text()] }],
    'components.0.accessory BASE_TYPE_REQUIRED',
  ],
  [
    '41 components',
    [{ type: 17, components: Array.from({ length: 40 }, () => text()) }],
    'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  ['an empty text', [text('')], 'components.0.content BASE_TYPE_BAD_LENGTH'],
  [
    'the same id twice',
    [
      { ...text(), id: 7 },
      { ...text(), id: 7 },
    ],
    'components.1.id COMPONENT_ID_DUPLICATED',
  ],
  [
    'a file from the web',
    [{ type: 13, file: { url: 'https://example.org/a' } }],
    'components.0.file.url URL_TYPE_INVALID_SCHEME',
  ],
])('refuses a v2 message with %s', (_name, components, complaint) => {
  expect(v2(...components)).toEqual([complaint]);
});

test('accepts a full v2 message, embeds at their limits, and characters counted as people count them', () => {
  expect(v2(text(long(3998)), { type: 17, components: [text('ok'), row(button())] })).toEqual([]);
  expect(message({ content: '😀'.repeat(2000) })).toEqual([]);
  expect(message({ embeds: [{ description: long(4096) }, { description: long(1904) }] })).toEqual([]);
  expect(message({ embeds: [{ description: long(4096) }, { description: long(1905) }] })).toEqual([
    'embeds MAX_EMBED_SIZE_EXCEEDED',
  ]);
  expect(message({ content: 'Hi', allowed_mentions: { parse: ['users'], users: ['1'] } })).toEqual([
    'allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ]);
});

const input = (more: object = {}) => ({ type: 4, custom_id: 'i', style: 1, ...more });
const label = (component: object, name = 'Name') => ({ type: 18, label: name, component });
const modal = (components: unknown[], title = 'Title'): string[] =>
  codes(checkModal({ custom_id: 'm', title, components }, []));

test.each([
  ['a long title', [label(input())], long(46), 'title BASE_TYPE_BAD_LENGTH'],
  ['no components', [], 'Title', 'components BASE_TYPE_BAD_LENGTH'],
  [
    'six components',
    Array.from({ length: 6 }, (_, n) => label(input({ custom_id: `${n}` }))),
    'Title',
    'components BASE_TYPE_BAD_LENGTH',
  ],
  ['a long label', [label(input(), long(46))], 'Title', 'components.0.label BASE_TYPE_BAD_LENGTH'],
  [
    'a bare input without a label',
    [row(input())],
    'Title',
    'components.0.components.0.label BASE_TYPE_REQUIRED',
  ],
  ['a button', [row(button())], 'Title', 'components.0.components.0 UNION_TYPE_CHOICES'],
  [
    'one choice in a radio group',
    [label({ type: 21, custom_id: 'r', options: options(1) })],
    'Title',
    'components.0.component.options BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a person to begin with, without saying that it is one',
    [label({ type: 5, custom_id: 'p', default_values: [{ id: '1234567890123456789' }] })],
    'Title',
    'components.0.component.default_values.0.type BASE_TYPE_REQUIRED',
  ],
  [
    'a kind of channel twice',
    [label({ type: 8, custom_id: 'c', channel_types: [0, 0] })],
    'Title',
    'components.0.component.channel_types LIST_ITEM_VALUE_DUPLICATED',
  ],
  [
    'the same custom_id twice',
    [label(input()), label(input())],
    'Title',
    'components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
])('refuses a modal with %s', (_name, components, title, complaint) => {
  expect(modal(components, title)).toEqual([complaint]);
});

test('accepts a modal with each kind of field', () => {
  const fields = [
    input(),
    { type: 3, custom_id: 's', options: options(2) },
    { type: 21, custom_id: 'r', options: options(2) },
    { type: 22, custom_id: 'c', options: options(2) },
  ];
  expect(modal([text(), ...fields.map((field) => label(field))])).toEqual([]);
});

const command = (more: object): string[] =>
  codes(checkCommand({ name: 'quiz', description: 'Play', ...more }, []));
const option = (more: object = {}) => ({ type: 3, name: 'pack', description: 'Which', ...more });

test.each([
  ['capital letters', { name: 'Quiz' }, 'name APPLICATION_COMMAND_INVALID_NAME'],
  ['no description', { description: '' }, 'description BASE_TYPE_BAD_LENGTH'],
  [
    '26 options',
    { options: Array.from({ length: 26 }, (_, n) => option({ name: `o${n}` })) },
    'options BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a required option after an optional one',
    { options: [option(), option({ name: 'b', required: true })] },
    'options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'a duplicate name',
    { options: [option(), option()] },
    'options.1 APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  [
    '26 choices',
    { options: [option({ choices: options(26).map(({ value }) => ({ name: value, value })) })] },
    'options.0.choices BASE_TYPE_MAX_LENGTH',
  ],
  [
    'both choices and autocomplete',
    { options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] },
    'options.0.choices APPLICATION_COMMAND_OPTIONS_CHOICES_WITH_AUTOCOMPLETE',
  ],
  [
    'subcommands among options',
    { options: [option(), { type: 1, name: 'sub', description: 'S' }] },
    'options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
])('refuses a command with %s', (_name, more, complaint) => {
  expect(command(more)).toEqual([complaint]);
});

test('refuses a command with more than 8000 characters in total', () => {
  const choices = options(25).map(({ value }) => ({
    name: value.padEnd(100, 'n'),
    value: value.padEnd(100, 'v'),
  }));
  const two = [option({ choices }), option({ name: 'b', choices: choices.slice(1) })];
  expect(command({ options: [option({ choices })] })).toEqual([]);
  expect(command({ options: two })).toEqual([' APPLICATION_COMMAND_TOO_LARGE']);
});

test('requires suggestions to match the type of the option', () => {
  const choices = [{ name: 'Three', value: 3 }];
  expect(codes(checkChoices({ choices }, 4, ['data']))).toEqual([]);
  expect(codes(checkChoices({ choices }, 3, ['data']))).toEqual(['data.choices.0.value STRING_TYPE_CONVERT']);
});

test('nests problems the way Discord shows them', () => {
  const one = { path: ['components', 0, 'label'], code: 'A', message: 'a' };
  expect(nest([one, { ...one, code: 'B' }])).toEqual({
    components: {
      0: {
        label: {
          _errors: [
            { code: 'A', message: 'a' },
            { code: 'B', message: 'a' },
          ],
        },
      },
    },
  });
});
