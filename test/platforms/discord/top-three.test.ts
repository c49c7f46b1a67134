import { afterEach, beforeEach, expect, test } from 'vitest';
import { runNight } from '../../../src/bot/night.ts';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { changeRoles } from '../../../src/features/roles/change-roles.ts';
import { passOnTopThree } from '../../../src/features/roles/top-three.ts';
import { hours, seconds } from '../../drivers/chat-driver.ts';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';

let chat: DiscordDriver;
const errors: unknown[] = [];
beforeEach(async () => {
  errors.length = 0;
  chat = await openDiscordDriver();
  chat.discord.grant(guild(), 'MANAGE_ROLES');
});
afterEach(async () => {
  expect(errors).toEqual([]);
  await chat.close();
});

const guild = () => chat.discord.guild();
/** Does what the job does every two seconds. */
const work = async () => {
  const { transaction } = chat.services.store;
  const { now, timezone } = chat.services.runtime;
  await passOnTopThree({ transaction, now, timezone });
  await changeRoles({
    transaction,
    platforms: [chat.platform],
    onError: (error) => errors.push(error),
  });
};
const switchOn = async () => {
  await chat.says('ada', '/manage settings');
  await chat.presses('ada', 'Give the role');
  await work();
};
const roleOf = () => guild().roles.at(-1) ?? expect.fail('no role');
const holders = () =>
  ['ada', 'eve', 'grace', 'zoe', 'kim', 'lin'].filter((name) => roleOf().members.has(chat.user(name).id));
/** Advances to a time, as in `2026-12-01T00:02:00Z`. */
const until = (time: string) =>
  chat.advance(Temporal.Instant.from(time).epochMilliseconds - chat.services.runtime.now());
/** Plays a question. Each answers later than the one before, for fewer points; those in one text answer at the same time. */
const play = async (...people: string[]) => {
  await chat.says('ada', '/quiz start count:1 seconds:60');
  await chat.advance(lobbyMs);
  for (const tied of people) {
    await chat.advance(seconds(5));
    for (const name of tied.split(' ')) await chat.chooses(name, 'the right one');
  }
  await chat.advance(seconds(120));
};
const december = '2026-12-01T00:02:00Z';
const january = '2027-01-01T00:02:00Z';

test('gives no role unless a manager switches it on', async () => {
  await play('ada', 'grace');
  await until(december);
  await work();
  expect(guild().roles).toEqual([]);
});

test('asks for Manage Roles with a link when it is switched on', async () => {
  guild().granted = 0n;
  await chat.says('ada', '/manage settings');
  await chat.presses('ada', 'Give the role');
  expect(chat.told('ada')).toContain('I lack Manage Roles');
  expect(chat.told('ada')).toMatch(/https:\S+permissions=\d+/);
  await work();
  expect(guild().roles).toEqual([]);
});

test("is off again if the role can't be created, and says why", async () => {
  await chat.says('ada', '/manage settings');
  await chat.presses('ada', 'Give the role');
  expect(chat.told('ada')).toContain('Top three of the month: on');
  guild().granted = 0n;
  await work();
  await work();
  expect(chat.messaged('ada').match(/I need Manage Roles/g)).toHaveLength(1);
  await chat.says('ada', '/manage settings');
  expect(chat.told('ada')).toContain('Top three of the month: off');
});

test('gives the role to the best three when the month is over, and passes it on a month later', async () => {
  await switchOn();
  expect(roleOf()).toMatchObject({ name: 'Hotseat top three', mentionable: false });
  await play('ada', 'grace', 'zoe', 'kim');
  await work();
  expect(holders()).toEqual([]);
  await until('2026-11-30T23:59:59Z');
  await work();
  expect(holders()).toEqual([]);
  await until(december);
  await work();
  expect(holders()).toEqual(['ada', 'grace', 'zoe']);
  await play('kim', 'zoe', 'lin');
  await work();
  expect(holders()).toEqual(['ada', 'grace', 'zoe']);
  await until(january);
  await work();
  expect(holders()).toEqual(['zoe', 'kim', 'lin']);
});

test('gives it to the best of the last month at once when it is switched on', async () => {
  await play('ada', 'grace', 'zoe', 'kim');
  await until('2026-12-10T12:00:00Z');
  await play('kim');
  await runNight(chat.services);
  await switchOn();
  expect(holders()).toEqual(['ada', 'grace', 'zoe']);
});

test('takes it from everybody after a month in which nobody played', async () => {
  await play('ada');
  await until(december);
  await switchOn();
  expect(holders()).toEqual(['ada']);
  await until(january);
  await work();
  expect(holders()).toEqual([]);
});

test('gives it to all who tie for the third place, and not to those who hide or have left', async () => {
  await play('ada', 'eve', 'grace', 'zoe', 'kim lin');
  await chat.says('ada', '/stats member:eve');
  await chat.presses('ada', 'Remove from the leaderboards');
  await chat.says('ada', '/settings');
  await chat.presses('ada', 'Hide me');
  await until(december);
  await switchOn();
  expect(holders()).toEqual(['grace', 'zoe', 'kim', 'lin']);
});

test('takes it from those who hide afterward', async () => {
  await play('ada', 'grace');
  await until(december);
  await switchOn();
  await chat.says('grace', '/settings');
  await chat.presses('grace', 'Hide me');
  await work();
  expect(holders()).toEqual(['ada']);
});

test('waits for the end of the month where the server is', async () => {
  await chat.says('ada', '/manage daily setup 09:00 Pacific/Auckland days:daily');
  await switchOn();
  await play('ada');
  await until('2026-11-30T10:59:00Z');
  await work();
  expect(holders()).toEqual([]);
  await until('2026-11-30T11:02:00Z');
  await work();
  expect(holders()).toEqual(['ada']);
});

test('waits for questions that reveal at the close', async () => {
  await chat.says('ada', '/manage daily setup 22:00 UTC days:daily reveal:close open:4');
  await switchOn();
  await until('2026-11-30T22:30:00Z');
  await chat.chooses('grace', 'the right one');
  await until(december);
  await work();
  expect(holders()).toEqual([]);
  await until('2026-12-01T02:01:00Z');
  await work();
  expect(holders()).toEqual(['grace']);
});

test('goes on after a restart, and gives it once', async () => {
  await switchOn();
  await play('ada');
  await until('2026-11-30T23:00:00Z');
  await chat.restart();
  await chat.advance(hours(30));
  await work();
  expect(holders()).toEqual(['ada']);
  await chat.restart();
  const before = chat.discord.requests.length;
  await work();
  expect(chat.discord.requests.slice(before).filter(({ path }) => path.includes('/roles'))).toEqual([]);
});

test("tells whoever switched it on, once, that the role stands above the bot's own", async () => {
  await switchOn();
  await play('grace', 'zoe', 'kim');
  roleOf().isAboveBot = true;
  await until(december);
  await work();
  await work();
  expect(chat.messaged('ada').match(/my role has to stand above it/g)).toHaveLength(1);
  expect(holders()).toEqual([]);
});

test("takes it from everybody when it is switched off, and says if it can't", async () => {
  await play('ada', 'grace');
  await until(december);
  await switchOn();
  expect(holders()).toEqual(['ada', 'grace']);
  await chat.says('ada', '/manage settings');
  await chat.presses('ada', 'Give no role');
  await work();
  expect(holders()).toEqual([]);
  await chat.presses('ada', 'Give the role');
  await work();
  expect(holders()).toEqual(['ada', 'grace']);
  roleOf().isAboveBot = true;
  await chat.says('zoe', '/manage settings');
  await chat.presses('zoe', 'Give no role');
  await work();
  expect(chat.messaged('zoe').match(/my role has to stand above it/g)).toHaveLength(1);
});

test('skips those who are no longer in the server', async () => {
  await switchOn();
  await play('ada', 'grace');
  guild().members.delete(chat.user('grace').id);
  await until(december);
  await work();
  expect(holders()).toEqual(['ada']);
  expect(chat.messaged('ada')).toBe('');
});

test('takes all roles from somebody who is erased', async () => {
  await play('ada', 'grace');
  await until(december);
  await switchOn();
  await chat.says('ada', '/manage settings');
  await chat.presses('ada', 'Call people');
  await chat.says('grace', '/settings');
  await chat.presses('grace', 'Call me');
  await work();
  await work();
  const grace = chat.user('grace').id;
  expect(guild().roles.map(({ members }) => members.has(grace))).toEqual([true, true]);
  await chat.says('grace', '/privacy erase');
  await chat.presses('grace', 'Erase everything');
  await work();
  expect(guild().roles.map(({ members }) => members.has(grace))).toEqual([false, false]);
  expect(guild().roles[0]?.members).toEqual(new Set([chat.user('ada').id]));
  const left = await chat.services.store.transaction(({ rolesToTake }) => rolesToTake.pending(10));
  expect(left).toEqual([]);
});

test('takes it again from somebody who was erased while it was being given', async () => {
  await switchOn();
  await play('ada', 'grace');
  await until(december);
  const { transaction } = chat.services.store;
  const { now, timezone } = chat.services.runtime;
  await passOnTopThree({ transaction, now, timezone });
  const roles = chat.platform.roles ?? expect.fail();
  let isErased = false;
  const give: typeof roles.give = async (person, role) => {
    if (person.user === chat.user('grace').id && !isErased) {
      isErased = true;
      await chat.says('grace', '/privacy erase');
      await chat.presses('grace', 'Erase everything');
      await chat.services.store.transaction(async ({ rolesToTake }) => {
        for (const { id } of await rolesToTake.pending(10)) await rolesToTake.settle(id);
      });
    }
    await roles.give(person, role);
  };
  const platforms = [{ ...chat.platform, roles: { ...roles, give } }];
  await changeRoles({ transaction, platforms, onError: (error) => errors.push(error) });
  await work();
  expect(isErased).toBe(true);
  expect(holders()).toEqual(['ada']);
});

test('is off in a server that removed the bot', async () => {
  await switchOn();
  await play('ada');
  await chat.bot.left('discord', guild().id);
  await until(december);
  await work();
  expect(holders()).toEqual([]);
  await chat.says('ada', '/manage settings');
  expect(chat.told('ada')).toContain('Top three of the month: off');
});
