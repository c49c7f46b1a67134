import { expect, test } from 'vitest';
import { type Choice, chosenState, initialState, isEmpty } from './element-state.ts';
import type { Dict } from './json.ts';

const options = ['a', 'b'].map((value) => ({
  text: { type: 'plain_text', text: value.toUpperCase() },
  value,
}));

test.each<[string, Dict, Choice, Dict]>([
  ['plain_text_input', {}, 'hi', { value: 'hi' }],
  ['static_select', { options }, 'B', { selected_option: options[1] }],
  ['external_select', {}, 'a', { selected_option: options[0] }],
  ['radio_buttons', { options }, 'a', { selected_option: options[0] }],
  ['overflow', { options }, 'b', { selected_option: options[1] }],
  ['checkboxes', { options }, ['a', 'b'], { selected_options: options }],
  ['multi_static_select', { option_groups: [{ options }] }, 'a', { selected_options: [options[0]] }],
  ['users_select', {}, 'U1', { selected_user: 'U1' }],
  ['multi_channels_select', {}, ['C1'], { selected_channels: ['C1'] }],
  ['datepicker', {}, '2026-01-02', { selected_date: '2026-01-02' }],
  ['timepicker', {}, '09:30', { selected_time: '09:30' }],
  ['datetimepicker', {}, 1_628_633_820, { selected_date_time: 1_628_633_820 }],
  ['datepicker', { initial_date: '2026-01-02' }, null, { selected_date: null }],
])('%s stores its choice', (type, fields, choice, state) => {
  expect(chosenState({ type, ...fields }, choice, options)).toEqual({ type, ...state });
});

test('inputs start with their initial value, or empty', () => {
  const typed = initialState({ type: 'plain_text_input', initial_value: 'x' }) ?? {};
  expect(typed).toEqual({ type: 'plain_text_input', value: 'x' });
  expect(isEmpty(typed)).toBe(false);
  expect(isEmpty(initialState({ type: 'checkboxes', options }) ?? {})).toBe(true);
  expect(initialState({ type: 'button' })).toBeUndefined();
});

test('throws for choices that a client does not allow', () => {
  const select = { type: 'static_select', action_id: 's', options };
  expect(() => chosenState(select, 'c', [])).toThrow('No option c in s; there is a, b.');
  expect(() => chosenState({ type: 'plain_text_input', max_length: 2 }, 'abc', [])).toThrow('0 to 2');
  expect(() => chosenState({ type: 'button' }, 'x', [])).toThrow('click it');
});
