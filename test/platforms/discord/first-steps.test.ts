import { afterEach, expect, test } from 'vitest';
import { hours } from '../../drivers/chat-driver.ts';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { buttonsOf, selectsOf, textOf } from '../../loopback/discord/read.ts';
import type { Modal, User } from '../../loopback/discord/types.ts';

let chat: DiscordDriver;
const begin = async (): Promise<User> => {
  chat = await openDiscordDriver({ introduces: true });
  await chat.bot.runner.settled();
  await chat.discord.until(() => chat.discord.messages().length > 0, 'a greeting');
  return chat.discord.user('Ada', { manager: true, locale: 'de' });
};
afterEach(() => chat.close());

const greeting = () => chat.discord.messages()[0] ?? expect.fail('no greeting');
const fieldsOf = (modal: Modal) => modal.components.map(({ component }) => component);
const openForm = (who: User) => chat.discord.click(who, greeting(), 'Set up a daily question').modal();

test('introduces itself once per server, however often it starts', async () => {
  await begin();
  expect(chat.discord.messages()).toHaveLength(1);
  expect(textOf(greeting())).toContain("Hello, I'm Hotseat");
  expect(buttonsOf(greeting()).map(({ label }) => label)).toEqual(['Set up a daily question']);
  await chat.restart();
  await chat.bot.runner.settled();
  expect(chat.discord.messages()).toHaveLength(1);
  const other = chat.discord.addGuild({ name: 'Other', channels: ['lobby', 'talk'] });
  const lobby = chat.discord.channel('lobby', other);
  await chat.discord.until(() => chat.discord.messages(lobby).length > 0, 'another greeting');
  expect(chat.discord.messages(chat.discord.channel('talk', other))).toEqual([]);
});

test('leads from the greeting to the first answer', async () => {
  const ada = await begin();
  const modal = await openForm(ada);
  expect(modal.title).toBe('Set up a daily question');
  expect(fieldsOf(modal).map((field) => field?.type)).toEqual([8, 4, 4, 22]);
  expect(fieldsOf(modal)[2]?.value).toBe('Europe/Berlin');
  const done = await chat.discord
    .submit(modal, {
      '#': chat.discord.channel('random').id,
      time: '9:30',
      timezone: 'vienna',
      days: ['mon', 'fri'],
    })
    .reply();
  expect(textOf(done)).toContain('The daily question is set up');
  expect(textOf(done)).toContain('Vienna time');
  await chat.discord.click(ada, done, 'Post a first question now').reply();
  await chat.bot.runner.settled();
  await chat.enter('random');
  await chat.chooses('ada', 'the right one');
  expect(chat.told('ada')).toContain('Right!');
  const again = await chat.discord.click(ada, done, 'Post a first question now').reply();
  expect(textOf(again)).toContain('A question is open there already.');
});

test('says what is wrong with the form in private, and opens it again as it was filled in', async () => {
  const ada = await begin();
  const modal = await openForm(ada);
  const random = chat.discord.channel('random').id;
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const wrong = await chat.discord
    .submit(modal, { '#': random, time: '25:99', timezone: 'Europe/Berlin', days })
    .reply();
  expect(textOf(wrong)).toContain('Time of day:');
  expect(chat.discord.messages()).toHaveLength(1);
  const again = await chat.discord.click(ada, wrong, 'Edit').modal();
  const [channel, time, zone, checks] = fieldsOf(again);
  expect(JSON.stringify(channel)).toContain(random);
  expect([time?.value, zone?.value]).toEqual(['25:99', 'Europe/Berlin']);
  expect(checks?.options?.every((one) => one.default)).toBe(true);
  const done = await chat.discord
    .submit(again, { '#': random, time: '9am', timezone: 'Europe/Berlin', days })
    .reply();
  expect(textOf(done)).toContain('The daily question is set up');
});

test('offers the time zones that fit, and sets it up with the chosen one', async () => {
  const ada = await begin();
  const modal = await openForm(ada);
  const random = chat.discord.channel('random').id;
  const wrong = await chat.discord
    .submit(modal, { '#': random, time: '9:30', timezone: 'ist', days: ['mon'] })
    .reply();
  const menu = selectsOf(wrong)[0] ?? expect.fail('no menu');
  expect(menu.options?.map(({ label }) => label)).toContain('Asia/Kolkata');
  const done = await chat.discord.select(ada, wrong, menu.custom_id ?? '', 'Asia/Kolkata').reply();
  expect(textOf(done)).toContain('The daily question is set up');
  expect(textOf(done)).toContain('Kolkata time');
  await chat.discord.click(ada, done, 'Post a first question now').reply();
  await chat.bot.runner.settled();
  expect(chat.discord.messages(chat.discord.channel('random')).map(textOf).join()).toContain(
    'Extra question',
  );
});

test('lets nobody else set it up', async () => {
  await begin();
  const bob = chat.discord.user('Bob');
  const refused = textOf(await chat.discord.click(bob, greeting(), 'Set up a daily question').reply());
  expect(refused).toContain('Only people who manage');
});

test('writes to the owner if it may write in no channel, and once', async () => {
  chat = await openDiscordDriver();
  const guild = chat.discord.addGuild({ name: 'Silent', channels: [] });
  const owner = await chat.discord.until(() => {
    const dm = chat.discord.dm(chat.discord.owner(guild));
    return chat.discord.messages(dm)[0];
  }, 'a message to the owner');
  expect(textOf(owner)).toContain('I may not write in any channel of your server Silent.');
  expect(textOf(owner)).toMatch(/Then type <\/manage daily setup:\d+> in that channel/);
  // A form in direct messages could offer none of the server's channels.
  expect(buttonsOf(owner)).toEqual([]);
});

test('leaves servers alone where it was in use before it could introduce itself', async () => {
  chat = await openDiscordDriver();
  await chat.says('ada', '/daily setup 09:00 UTC days:daily');
  const { store } = chat.services;
  await store.transaction(({ greetings }) =>
    greetings.forget({ platform: 'discord', workspace: chat.discord.guild().id }),
  );
  await chat.restart();
  await chat.advance(hours(1));
  expect(chat.shown()).not.toContain('Hello');
});
