import { expect, test } from 'vitest';
import { commands } from '../../../src/bot/tables.ts';
import { completeLine } from '../../../src/chat/commands/complete.ts';
import { readLine } from '../../../src/chat/commands/line.ts';
import { parseOptions } from '../../../src/chat/commands/parse.ts';
import { plain } from '../../../src/chat/inline.ts';
import { bank } from '../../support/real-bank.ts';

/** Reads the options of a line by name, or the error message. */
const read = (line: string): object | string => {
  const result = readLine(line, commands);
  return 'error' in result ? plain(result.error) : { [result.command.path]: result.options };
};
/** Parses a line into the values for its handler, or into what is wrong with them. */
const parse = (line: string): unknown => {
  const result = readLine(line, commands);
  if ('error' in result) return plain(result.error);
  const command = commands.find(({ path }) => path === result.command.path);
  if (command === undefined) throw new Error(`There is no command ${result.command.path}.`);
  const parsed = parseOptions(command, result.options, { bank, teams: [], now: 0 });
  if ('values' in parsed) return parsed.values;
  return [
    ...parsed.form.notes.map(plain),
    ...parsed.form.fields.flatMap(({ name, error }) =>
      error === undefined ? [] : [`${name}: ${plain(error)}`],
    ),
  ];
};

test('reads options by name, by position, and in quotes', () => {
  expect(read('/quiz start count:3 topic:gil')).toEqual({ 'quiz start': { count: '3', topic: 'gil' } });
  expect(read('/daily setup 09:00 Europe/Berlin days:"mon, wed"')).toEqual({
    'daily setup': { time: '09:00', timezone: 'Europe/Berlin', days: 'mon, wed' },
  });
  expect(read('/quiz start topic:\u201cgil\u201d')).toEqual({ 'quiz start': { topic: 'gil' } });
  expect(read('/QUIZ Start COUNT:3')).toEqual({ 'quiz start': { count: '3' } });
  expect(read('  /help  ')).toEqual({ help: {} });
});

test('understands the word for managers before their commands, and only there', () => {
  const setup = { 'daily setup': { time: '9:00', timezone: 'UTC' } };
  expect(read('/manage daily setup 9:00 UTC')).toEqual(setup);
  expect(read('Manage  Daily Setup 9:00 UTC')).toEqual(setup);
  expect(read('/manage settings')).toEqual({ 'manage settings': {} });
  expect(read('/manage daily --help')).toEqual({ help: { command: 'daily' } });
  expect(read('/manage quiz start')).toContain('no command');
});

test('a final text option takes the rest of the line, colons included', () => {
  expect(read('/question search asyncio: what blocks')).toEqual({
    'question search': { text: 'asyncio: what blocks' },
  });
  expect(read('/question report slots-one reason:"no" really')).toEqual({
    'question report': { id: 'slots-one', reason: 'no', really: 'really' },
  });
  expect(read('/question report slots-one see https://docs.python.org/3/')).toEqual({
    'question report': { id: 'slots-one', reason: 'see https://docs.python.org/3/' },
  });
});

test('keeps quotation marks inside free text, and drops those around the whole text', () => {
  expect(read('/question report slots-one The "second" choice')).toEqual({
    'question report': { id: 'slots-one', reason: 'The "second" choice' },
  });
  expect(read('/question report slots-one  "second" and  “third” ')).toEqual({
    'question report': { id: 'slots-one', reason: '"second" and  “third”' },
  });
  expect(read('/question report "slots-one" "No." "Yes."')).toEqual({
    'question report': { id: 'slots-one', reason: '"No." "Yes."' },
  });
  expect(read('/question report slots-one “The second choice”')).toEqual({
    'question report': { id: 'slots-one', reason: 'The second choice' },
  });
  expect(read('/team create The "Generators"')).toEqual({ 'team create': { name: 'The "Generators"' } });
  expect(read('/team create "The Generators"')).toEqual({ 'team create': { name: 'The Generators' } });
  expect(read('/team create say:"hi"')).toEqual({ 'team create': { name: 'say:"hi"' } });
  expect(read('/team rename name:The "Iterators" team:"The Generators"')).toEqual({
    'team rename': { name: 'The "Iterators"', team: 'The Generators' },
  });
});

test('reports the length of a text that is too long as it is counted', () => {
  expect(parse(`/team create ${'👨‍👩‍👧‍👦'.repeat(4)}`)).toEqual([
    'name: must have at most 40 characters, and this counts as 44: an emoji counts as several.',
  ]);
  expect(parse(`/team create ${'x'.repeat(41)}`)).toEqual([
    'name: must have at most 40 characters, and this counts as 41.',
  ]);
});

test('suggests the closest commands for an unknown one', () => {
  expect(read('/quizz')).toBe(
    'There is no command "/quizz". Did you mean /quiz start, /quiz stop, or /quiz skip?',
  );
  expect(read('/leaderbord')).toContain('Did you mean /leaderboard?');
  expect(read('/daily setpu')).toContain('/daily setup');
  expect(read('/xyzzy')).toBe('There is no command "/xyzzy". /help lists all commands.');
  expect(read(`/${'x'.repeat(10_000)}`).toString().length).toBeLessThan(150);
});

test.each([
  ['/quiz start count:2 count:3', 'count is given twice: "2" and "3". Give each option once.'],
  ['/quiz start gil topic:slots', 'topic is given twice: "gil" and "slots". Give each option once.'],
  ['/daily setup 9:00 UTC days:mon days:tue', 'days is given twice: "mon" and "tue". Give each option once.'],
  [
    '/leaderboard week workspace all period',
    'period is given twice: "week" and "period". Give each option once.',
  ],
  ['/daily pause shade:red shade', 'shade is given twice: "red" and "shade". Give each option once.'],
  [
    '/daily pause shade:\u202ered\u001b[31m shade:blue',
    'shade is given twice: "red" and "blue". Give each option once.',
  ],
])('refuses %j and names both values', (line, says) => {
  expect(read(line)).toBe(says);
});

test('names three of the options that a command does not have, and counts the others', () => {
  const line = `/daily pause ${Array.from({ length: 200 }, (_, index) => `shade${'x'.repeat(index)}:red`).join(' ')}`;
  expect(parse(line)).toEqual([
    '/daily pause has no option "shade". It takes none.',
    '/daily pause has no option "shadex". It takes none.',
    '/daily pause has no option "shadexx". It takes none.',
    'And 197 more that it does not have.',
  ]);
});

test('accepts a space after the colon, and the colons and quotation marks that phones type', () => {
  expect(read('/team create name: Rocket')).toEqual({ 'team create': { name: 'Rocket' } });
  expect(read('/quiz start topic: gil count： 3')).toEqual({ 'quiz start': { topic: 'gil', count: '3' } });
  expect(read("/daily setup time:'09:00' timezone:‘UTC'")).toEqual({
    'daily setup': { time: '09:00', timezone: 'UTC' },
  });
  expect(read("/team create Ada's team")).toEqual({ 'team create': { name: "Ada's team" } });
});

test('never makes the name of an option its value', () => {
  expect(read('/team create name : Rocket')).toEqual({ 'team create': { name: 'Rocket' } });
  expect(read('/quiz start topic :gil')).toEqual({ 'quiz start': { topic: 'gil' } });
  expect(parse('/team create name:')).toEqual(['name: is missing: The name of the team.']);
  expect(read('/team rename team: name:Rocket')).toEqual({ 'team rename': { team: '', name: 'Rocket' } });
  expect(read('/question search a: b : c')).toEqual({ 'question search': { text: 'a: b : c' } });
});

test.each(['--help', '-h', '?', '/--help'])('answers %s with all commands', (line) => {
  expect(read(line)).toEqual({ help: {} });
});

test('assigns a word to the option that it fits', () => {
  expect(read('/quiz start 5')).toEqual({ 'quiz start': { count: '5' } });
  expect(read('/quiz start junior')).toEqual({ 'quiz start': { level: 'junior' } });
  expect(read('/leaderboard teams month')).toEqual({ leaderboard: { scope: 'teams', period: 'month' } });
  expect(read('/daily setup 9 UTC')).toEqual({ 'daily setup': { time: '9', timezone: 'UTC' } });
});

test('keeps a value of several words together', () => {
  expect(read('/daily setup time:9:00 PM timezone:New York days:mon')).toEqual({
    'daily setup': { time: '9:00 PM', timezone: 'New York', days: 'mon' },
  });
  expect(read('/daily setup 9:30 am Ho Chi Minh City')).toEqual({
    'daily setup': { time: '9:30 am', timezone: 'Ho Chi Minh City' },
  });
});

test('a final text or name may contain spaces, whether the option is named or not', () => {
  expect(parse('/team rename "The Generators" The Iterators')).toEqual({
    team: 'The Generators',
    name: 'The Iterators',
  });
  expect(parse('/team rename name:The Iterators team:"The Generators"')).toEqual({
    team: 'The Generators',
    name: 'The Iterators',
  });
  expect(parse('/team join The Generators')).toEqual({ team: 'The Generators' });
});

test('fills in defaults for missing options', () => {
  expect(parse('/quiz start')).toEqual({
    topic: undefined,
    level: undefined,
    count: 10,
    seconds: undefined,
    mode: 'everyone',
    lobby: 20,
    thread: 'off',
  });
  expect(parse('/daily setup time:9.30 timezone:asia/kolkata')).toMatchObject({
    timezone: 'Asia/Kolkata',
  });
  expect(parse('/daily setup time:9.30 timezone:europe/berlin')).toMatchObject({
    time: '09:30',
    timezone: 'Europe/Berlin',
    days: [1, 2, 3, 4, 5],
    open: 24,
  });
});

test.each([
  ['daily', [1, 2, 3, 4, 5, 6, 7]],
  ['mon-fri', [1, 2, 3, 4, 5]],
  ['fri-mon', [1, 5, 6, 7]],
  ['mon,wed,fri', [1, 3, 5]],
  ['sunday', [7]],
  ['Tue, Tuesday', [2]],
])('days:"%s" means %j', (days, expected) => {
  expect(parse(`/daily setup 09:00 UTC days:"${days}"`)).toMatchObject({ days: expected });
});

test.each([
  ['/quiz start count:0', 'count: must be a whole number from 1 to 50, not "0".'],
  ['/quiz start count:51', 'count: must be a whole number from 1 to 50, not "51".'],
  ['/quiz start count:1e9', 'count: must be a whole number from 1 to 50, not "1e9".'],
  ['/quiz start mode:solo', 'mode: must be everyone, race, or teams, not "solo".'],
  ['/quiz start topic:decorator', 'topic: there is no topic "decorator". Did you mean decorators'],
  ['/quiz start tpic:gil', '/quiz start has no option "tpic". Did you mean topic?'],
  [
    '/quiz start gil junior 1 20 race 30 7F3K-9QTD off extra',
    '/quiz start has no option "extra". It takes topic, level',
  ],
  ['/daily setup time:25:00 timezone:UTC', 'time: must look like 09:30, 9:30 PM, or 21h, not "25:00".'],
  ['/daily setup time:09:00 timezone:Mars', 'timezone: there is no time zone "Mars".'],
  ['/daily setup time:09:00 timezone:usa', 'Did you mean America/New_York'],
  ['/daily setup time:09:00 timezone:UTC days:someday', 'days: must be daily, weekdays, mon-fri, or a list'],
  ['/daily setup', 'time: is missing: Time of day, such as 09:30, 9:30 PM, or 21h.'],
  ['/question show nothing-like-it', 'id: there is no question "nothing-like-it".'],
  [`/quiz start topic:${'x'.repeat(10_000)}`, 'topic: there is no topic "xxxx'],
])('says what is wrong with %s', (line, says) => {
  const answer = String(parse(line));
  expect(answer).toContain(says);
  expect(answer.length).toBeLessThan(300);
});

test('every command can be typed as its example shows', () => {
  for (const { example, path } of commands) {
    expect([path, Array.isArray(parse(`/${path} ${example ?? ''}`))]).toEqual([path, false]);
    if (example !== undefined)
      expect([path, example]).not.toEqual([path, expect.stringContaining(`/${path}`)]);
  }
});

test('every command that can open a form calls it what people would, and has a verb to send it', () => {
  for (const { path, options, title = '', submit = '' } of commands) {
    if (Object.keys(options).length === 0) continue;
    expect([path, title, submit]).toEqual([
      path,
      expect.stringMatching(/^[A-Z][a-z ]{3,23}$/),
      expect.stringMatching(/^[A-Z][a-z ]{2,23}$/),
    ]);
  }
});

test('declares commands that every platform can register', () => {
  for (const { path, about, options } of commands) {
    expect(path).toMatch(/^[a-z]+( [a-z]+)?$/);
    expect(about.length).toBeLessThanOrEqual(100);
    expect(about.endsWith('.')).toBe(false);
    const required = Object.values(options).map(({ required }) => required);
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    for (const [name, option] of Object.entries(options)) {
      expect(name).toMatch(/^[a-z]+$/);
      expect(option.about.length).toBeLessThanOrEqual(100);
    }
  }
});

test('completes commands, options, and values', () => {
  expect(completeLine('/qu', commands, { bank, teams: [], now: 0 })).toContain('/quiz start ');
  expect(completeLine('/quiz start cou', commands, { bank, teams: [], now: 0 })).toEqual([
    '/quiz start count:',
  ]);
  expect(completeLine('/quiz start topic:gil mo', commands, { bank, teams: [], now: 0 })).toEqual([
    '/quiz start topic:gil mode:',
  ]);
  expect(completeLine('/quiz start mode:r', commands, { bank, teams: [], now: 0 })).toContain(
    '/quiz start mode:race',
  );
  expect(completeLine('/daily setup timezone:europe/ber', commands, { bank, teams: [], now: 0 })).toEqual([
    '/daily setup timezone:Europe/Berlin',
  ]);
  const zones = completeLine('/daily setup 9:00 india', commands, { bank, teams: [], now: 0 });
  expect(zones.slice(0, 2)).toEqual([
    '/daily setup 9:00 Asia/Kolkata',
    '/daily setup 9:00 Indian/Antananarivo',
  ]);
  expect(completeLine('/daily setup timezone:New Y', commands, { bank, teams: [], now: 0 })).toEqual([]);
  expect(completeLine('/quiz start topic:', commands, { bank, teams: [], now: 0 })).toHaveLength(25);
  expect(completeLine('/manage daily se', commands, { bank, teams: [], now: 0 })).toEqual([
    '/manage daily setup ',
  ]);
  expect(completeLine('/manage se', commands, { bank, teams: [], now: 0 })).toEqual(['/manage settings ']);
  expect(completeLine('/manage daily setup reveal:c', commands, { bank, teams: [], now: 0 })).toEqual([
    '/manage daily setup reveal:close',
  ]);
  expect(completeLine('/manage quiz', commands, { bank, teams: [], now: 0 })).toEqual([]);
  expect(completeLine('/nothing', commands, { bank, teams: [], now: 0 })).toEqual([]);
});
