import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '../../../../src/bot/tables.ts';
import { registrations } from '../../../../src/platforms/discord/registration.ts';
import { mayUse } from '../../../../src/platforms/discord/rights/overwrites.ts';
import { type DiscordDriver, openDiscordDriver } from '../../../drivers/discord.ts';
import { textOf } from '../../../loopback/discord/read.ts';
import type { CommandPermission, User } from '../../../loopback/discord/types.ts';

const editors = '1000000000000000001';

let chat: DiscordDriver;
let eve: User;
beforeEach(async () => {
  chat = await openDiscordDriver();
  eve = chat.discord.user('eve', { roles: [editors] });
});
afterEach(() => chat.close());

const minutes = (count: number) => count * 60_000;
const general = () => chat.discord.channel('general');
const random = () => chat.discord.channel('random');

const asked = () => chat.discord.requests.filter(({ path }) => path.endsWith('/commands/permissions')).length;

const permit = async (...permissions: readonly CommandPermission[]) => {
  chat.discord.permit('manage', permissions);
  // The event arrives before what is sent after it.
  await chat.says('ada', '/help');
};

/** Tells whether somebody may use `/manage` in a channel, and stop a quiz that somebody else started there. */
const rightsOf = async (user: User, channel = general()) => {
  await chat.discord.slash({ user: chat.user('zoe'), channel }, '/quiz start', { lobby: 300 }).reply();
  await chat.advance(0);
  const says = textOf(await chat.discord.slash({ user, channel }, '/quiz stop').reply());
  if (!says.includes('The quiz is over')) {
    await chat.discord.slash({ user: chat.user('zoe'), channel }, '/quiz stop').reply();
  }
  await chat.advance(0);
  return { manage: isShown(user, channel), stop: says.includes('The quiz is over') };
};

const isShown = (user: User, channel = general()): boolean => {
  try {
    chat.discord.slash({ user, channel }, '/manage settings');
    return true;
  } catch (error) {
    expect(String(error)).toContain('does not show /manage');
    return false;
  }
};

test('everything for managers is one command, which Manage Server opens by default', () => {
  const all = registrations(commands);
  const manage = all.find(({ name }) => name === 'manage') as {
    options: { name: string; options: object[] }[];
  };
  expect(manage).toMatchObject({ default_member_permissions: 32 });
  expect(all.filter((one) => one.default_member_permissions !== undefined)).toEqual([manage]);
  const names = manage.options.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['daily', 'question', 'settings', 'team']));
  const daily = manage.options.find(({ name }) => name === 'daily');
  expect(daily?.options.map((one) => 'name' in one && one.name)).toContain('setup');
  expect(JSON.stringify(all.filter(({ name }) => name !== 'manage'))).not.toMatch(
    /"(setup|void|delete|pause)"/,
  );
});

test('descriptions and choices speak of servers, not of workspaces', () => {
  const shown = JSON.stringify(registrations(commands));
  expect(shown).toContain('{"name":"server","value":"workspace"}');
  expect(shown.match(/"description":"[^"]*workspace/g)).toBeNull();
});

test('Manage Server is enough, and nothing less, unless the server says otherwise', async () => {
  expect(await rightsOf(chat.user('ada'))).toEqual({ manage: true, stop: true });
  expect(await rightsOf(eve)).toEqual({ manage: false, stop: false });
});

test("the server's settings grant a role, deny a member, and limit a channel", async () => {
  await permit({ type: 1, id: editors, permission: true });
  expect(await rightsOf(eve)).toEqual({ manage: true, stop: true });
  expect(await rightsOf(chat.user('ada'))).toEqual({ manage: true, stop: true });

  await permit({ type: 1, id: editors, permission: true }, { type: 2, id: eve.id, permission: false });
  expect(await rightsOf(eve)).toEqual({ manage: false, stop: false });

  const nowhere = String(BigInt(chat.discord.guild().id) - 1n);
  await permit({ type: 3, id: nowhere, permission: false }, { type: 3, id: general().id, permission: true });
  expect(await rightsOf(chat.user('ada'), general())).toEqual({ manage: true, stop: true });
  expect(await rightsOf(chat.user('ada'), random())).toEqual({ manage: false, stop: false });
});

test('what is said about the application goes for the command unless something is said about that', async () => {
  chat.discord.permit(undefined, [{ type: 1, id: editors, permission: true }]);
  await chat.says('ada', '/help');
  expect(await rightsOf(eve)).toEqual({ manage: true, stop: true });
  await permit({ type: 2, id: chat.user('ada').id, permission: true });
  expect(await rightsOf(eve)).toEqual({ manage: false, stop: false });
});

test('whoever may use the command by a role may use its buttons and forms', async () => {
  await permit({ type: 1, id: editors, permission: true });
  await chat.discord.slash(eve, '/manage daily setup', { time: '09:00', timezone: 'UTC' }).reply();
  const modal = await chat.discord.slash(eve, '/manage daily setup').modal();
  const answer = await chat.discord.submit(modal, { time: '10:00' }).reply();
  expect(textOf(answer)).toContain('at 10:00 UTC');
});

test('asks for the settings of a server once in ten minutes, and again when they change', async () => {
  await chat.says('ada', '/help');
  await chat.says('zoe', '/stats');
  expect(asked()).toBe(1);
  await chat.advance(minutes(4));
  await chat.says('ada', '/help');
  expect(asked()).toBe(1);
  await chat.advance(minutes(7));
  await chat.says('ada', '/help');
  expect(asked()).toBe(2);
  await permit();
  expect(asked()).toBe(3);
});

test('somebody whose rights Discord does not tell in time is a manager by permission alone', async () => {
  chat.discord.permit('manage', [{ type: 1, id: editors, permission: true }]);
  chat.discord.faults.fail({
    method: 'GET',
    path: '/applications/:application/guilds/:guild/commands/permissions',
    status: 404,
    times: 9,
  });
  expect(await rightsOf(chat.user('ada'))).toMatchObject({ stop: true });
  expect(await rightsOf(eve)).toMatchObject({ stop: false });
});

test.each([
  ['nothing is said', [], true, true],
  ['everyone is denied', [[1, '9', false]], true, false],
  ['everyone is allowed', [[1, '9', true]], false, true],
  [
    'one of two roles is allowed',
    [
      [1, '21', false],
      [1, '22', true],
      [1, '9', false],
    ],
    false,
    true,
  ],
  [
    'a role is denied',
    [
      [1, '21', false],
      [1, '9', true],
    ],
    true,
    false,
  ],
  [
    'the person is allowed, and the role is denied',
    [
      [1, '21', false],
      [2, '1', true],
    ],
    false,
    true,
  ],
  [
    'the person is allowed, but no channel is',
    [
      [2, '1', true],
      [3, '8', false],
    ],
    true,
    false,
  ],
  [
    'only this channel is allowed',
    [
      [3, '8', false],
      [3, '31', true],
    ],
    true,
    true,
  ],
  ['another role is allowed', [[1, '23', true]], false, false],
] as const)('decides like Discord if %s', (_, said, hasDefault, allowed) => {
  const user = { id: '1', guild: '9', roles: ['21', '22'], channel: '31', hasDefault };
  const overwrites = said.map(([type, id, permission]) => ({ type: type as 1 | 2 | 3, id, permission }));
  expect(mayUse(user, overwrites)).toBe(allowed);
});
