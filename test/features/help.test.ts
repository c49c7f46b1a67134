import { expect, test } from 'vitest';
import { createBank } from '../../src/bank/bank.ts';
import { commands } from '../../src/bot/tables.ts';
import { completeLine } from '../../src/chat/commands/complete.ts';
import { readLine } from '../../src/chat/commands/line.ts';
import { parseOptions } from '../../src/chat/commands/parse.ts';
import { limitViolations, split } from '../../src/chat/fit.ts';
import { helpCard, topicsCard } from '../../src/features/help/card.ts';
import { commandCard } from '../../src/features/help/command-card.ts';
import { goals } from '../../src/features/help/goals.ts';
import { textOf } from '../drivers/bot-driver.ts';
import { onDiscord } from '../support/phone.ts';
import { question } from '../support/questions.ts';
import { bank } from '../support/real-bank.ts';

const explain = (path: string): string =>
  textOf(
    commandCard(
      path,
      commands.filter((command) => command.path === path),
    ),
  );

test('help begins with what people want to do, on at most 15 lines of a phone', () => {
  const card = helpCard(commands);
  expect(onDiscord(card).lines.length).toBeLessThanOrEqual(15);
  const text = textOf(card);
  expect(text).toContain('Play now: /quiz start');
  for (const { path } of commands) expect(text).toMatch(new RegExp(`\\b${path.split(' ')[0]}\\b`));
  for (const path of goals.flatMap(({ paths }) => paths)) {
    expect([path, commands.some((one) => one.path === path)]).toEqual([path, true]);
  }
});

test('help about a command names every option, its values, and what holds without it', () => {
  for (const { path, options } of commands) {
    const text = explain(path);
    for (const [name, { type, fallback, required }] of Object.entries(options)) {
      const [, line = ''] = text.split(`• ${name} — `);
      const [about = ''] = line.split('\n');
      const expected = {
        integer: () => (type.kind === 'integer' ? [`${type.min} to ${type.max}`] : []),
        choice: () => (type.kind === 'choice' ? type.choices : []),
        text: () => [],
        search: () => [],
        member: () => [],
      }[type.kind]();
      for (const value of expected)
        expect([path, name, about]).toEqual([path, name, expect.stringContaining(value)]);
      if (fallback !== undefined)
        expect([path, about]).toEqual([path, expect.stringContaining(`Default: ${fallback}.`)]);
      if (required) expect([path, about]).toEqual([path, expect.stringContaining('Required.')]);
    }
  }
  expect(explain('question report')).toContain('At most 1,000 characters. Required.');
  expect(explain('daily setup')).toContain(
    'time — Time of day, such as 09:30, 9:30 PM, or 21h. Needed the first time.',
  );
});

test('help about a family or a command fits on a phone, and says once who it is for', () => {
  for (const { path } of commands) {
    const [family = path] = path.split(' ');
    const own = commands.filter((one) => `${one.path} `.startsWith(`${family} `));
    const card = commandCard(family, own);
    if (own.length > 1) expect([family, onDiscord(card).lines.length <= 20]).toEqual([family, true]);
    expect([family, textOf(card).split('For managers').length <= 2]).toEqual([family, true]);
    const options = Object.keys(commands.find((one) => one.path === path)?.options ?? {}).length;
    const lines = onDiscord(
      commandCard(
        path,
        commands.filter((one) => one.path === path),
      ),
    ).lines.length;
    expect([path, lines]).toEqual([path, expect.toSatisfy((found: number) => found <= 12 + 2 * options)]);
  }
  expect(onDiscord(topicsCard(bank)).lines.length).toBeLessThanOrEqual(24);
});

test('help about any command fits on every platform', () => {
  const families = new Set(commands.map(({ path }) => path.split(' ')[0] ?? path));
  for (const family of families) {
    const own = commands.filter(({ path }) => path.split(' ')[0] === family);
    for (const card of split(commandCard(family, own))) expect(limitViolations(card)).toEqual([]);
  }
});

test.each([
  ['/help daily', 'daily'],
  ['/help question report', 'question report'],
  ['/daily help', 'daily'],
  ['/Quiz Start --help', 'quiz start'],
  ['/leaderboard help', 'leaderboard'],
])('%s asks for help about %s', (line, about) => {
  const read = readLine(line, commands);
  expect('command' in read && [read.command.path, read.options.command]).toEqual(['help', about]);
});

test('a question or a team may be called help', () => {
  for (const line of ['/question search help', '/team create help']) {
    const read = readLine(line, commands);
    expect('command' in read && `/${read.command.path}`).toBe(line.replace(' help', ''));
  }
});

test('topics without questions are neither offered nor listed, and choosing one says so', () => {
  const small = createBank(
    {
      tracks: [
        {
          slug: 'full',
          title: 'Full track',
          topics: [
            { slug: 'filled', title: 'Filled', level: 'junior', teaches: 'x' },
            { slug: 'bare', title: 'Bare topic', level: 'junior', teaches: 'x' },
          ],
        },
        {
          slug: 'hollow',
          title: 'Hollow track',
          topics: [{ slug: 'later', title: 'Later', level: 'junior', teaches: 'x' }],
        },
      ],
    },
    [{ ...question('one'), topic: 'filled', track: 'full' }],
  );
  const lookup = { bank: small, teams: [], now: 0 };
  expect(completeLine('/quiz start topic:', commands, lookup)).toEqual([
    '/quiz start topic:full',
    '/quiz start topic:filled',
  ]);
  expect(textOf(topicsCard(small))).toContain('Full track');
  expect(textOf(topicsCard(small))).not.toContain('Hollow track');
  const start = commands.find(({ path }) => path === 'quiz start');
  if (start === undefined) throw new Error('There is no /quiz start.');
  const error = (topic: string) => {
    const parsed = parseOptions(start, { topic }, lookup);
    return 'form' in parsed ? parsed.form.fields.find(({ name }) => name === 'topic')?.error : undefined;
  };
  expect(error('bare')).toBe('there are no questions on Bare topic yet.');
  expect(error('hollow')).toBe('there are no questions on Hollow track yet.');
  expect(error('bar')).not.toContain('bare');
  expect(error('filled')).toBeUndefined();
});
