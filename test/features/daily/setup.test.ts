import { expect, test } from 'vitest';
import { linesOf, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const setup = setUpEachTest();
const change = (options: Readonly<Record<string, string>>) =>
  setup.driver.command('ada', 'daily setup', options);
const shown = async () => linesOf(await setup.driver.command('ada', 'daily show'));

test('leaves options that are not named unchanged', async () => {
  await change({
    time: '10:00',
    timezone: 'Tokyo',
    days: 'sat',
    topic: 'gil',
    level: 'junior',
    reveal: 'close',
    open: '12',
    recap: 'on',
  });
  await change({ time: '9 pm' });
  const now = await shown();
  for (const kept of [
    'on Saturday at 21:00 Tokyo time',
    'GIL, junior',
    'after 12 hours',
    'With the first question of each week',
  ])
    expect(now).toContain(kept);
});

test('"any" resets a topic or a level, and a single option is enough', async () => {
  await change({ time: '10:00', timezone: 'UTC', topic: 'gil', level: 'junior' });
  await change({ topic: 'any', level: 'any' });
  expect(await shown()).toContain('All topics, all levels');
  await change({ recap: 'on' });
  expect(await shown()).toContain('With the first question of each week');
});

test('asks for the time and the time zone if there is no schedule yet', async () => {
  expect(linesOf(await change({ recap: 'on' }))).toMatch(/time: is missing[\s\S]*timezone: is missing/);
});

test('opens the form with the current settings when called without options', async () => {
  await change({ time: '10:00', timezone: 'India', days: 'weekdays' });
  const form = await setup.driver.command('ada', 'daily setup');
  expect(form).toMatchObject({ kind: 'form' });
  expect(linesOf(form)).toMatch(/time: 10:00[\s\S]*timezone: Asia\/Kolkata[\s\S]*days: mon,tue,wed,thu,fri/);
});

test('the confirmation says what time it is in the chosen zone', async () => {
  expect(textOf(await change({ time: '10:00', timezone: 'India' }))).toContain(
    'It is 16:00 there now (UTC+05:30).',
  );
});

/** Runs a command in the channel while the bot may not post there. */
const runObstructed = (path: string, options = {}) =>
  setup.driver.bot.handle({
    kind: 'command',
    path,
    options,
    sender: { platform: 'scripted', workspace: 'w', user: 'ada', name: 'ada', manager: true },
    place: {
      platform: 'scripted',
      workspace: 'w',
      channel: 'general',
      name: 'general',
      obstacle: "I can't send messages here.",
    },
  });

test.each(['daily setup', 'daily now', 'daily resume'])(
  '%s fails right away if the bot may not post in the channel',
  async (path) => {
    await change({ time: '10:00', timezone: 'UTC' });
    const expected = path === 'daily setup' ? "I can't send messages here." : /can't send messages|no option/;
    expect(linesOf(await runObstructed(path, { time: '11:00' }))).toMatch(expected);
  },
);

test('daily show says that the bot may not post in the channel, unless the schedule is paused', async () => {
  await change({ time: '10:00', timezone: 'UTC' });
  expect(linesOf(await runObstructed('daily show'))).toMatch(/Next: .*I can't send messages here\./s);
  await setup.driver.command('ada', 'daily pause');
  expect(linesOf(await runObstructed('daily show'))).not.toContain("I can't send messages here.");
});
