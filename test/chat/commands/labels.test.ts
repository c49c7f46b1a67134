import { expect, test } from 'vitest';
import { runnable } from '../../../src/bot/tables.ts';
import { formFor } from '../../../src/chat/commands/parse.ts';

const fields = runnable.flatMap((command) => formFor(command, {}, {}).fields);

test('no field of any form says the same in its label and below it', () => {
  expect(fields.length).toBeGreaterThan(20);
  for (const { label, about } of fields) {
    expect(label).not.toBe('');
    expect(`${about.toLowerCase()} `).not.toMatch(new RegExp(`^${label.toLowerCase()}\\W`));
  }
});

test('a short description is the label, with what follows its comma below', () => {
  const [start] = runnable.filter(({ path }) => path === 'quiz start');
  const { fields: asked } = formFor(start ?? expect.fail(), {}, {});
  expect(asked.find(({ name }) => name === 'count')).toMatchObject({
    label: 'How many questions',
    about: '1 to 50',
  });
  expect(asked.find(({ name }) => name === 'mode')).toMatchObject({
    label: 'Mode',
    input: { choices: [{ value: 'everyone', label: 'Everyone' }, {}, {}] },
  });
});

test('every form has a button that says what it does', () => {
  for (const command of runnable) {
    const { submit } = formFor(command, {}, {});
    expect(submit).not.toBe('Send');
    expect(submit.length).toBeLessThanOrEqual(24);
  }
});

test('a form for a daily question begins with a time, however it is opened', () => {
  const [setup] = runnable.filter(({ path }) => path === 'daily setup');
  expect(formFor(setup ?? expect.fail(), {}, {}).fields[0]).toMatchObject({ initial: '09:00' });
  expect(formFor(setup ?? expect.fail(), { time: '07:00' }, {}).fields[0]?.value).toBe('07:00');
});
