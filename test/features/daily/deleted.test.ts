import { beforeEach, expect, test } from 'vitest';
import { type BotDriver, choiceIn, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../../drivers/scripted-platform.ts';
import { createServices } from '../../support/services.ts';

const hour = 3_600_000;
const day = 24 * hour;

let platform: ScriptedPlatform;
let driver: BotDriver;
let services: Awaited<ReturnType<typeof createServices>>;

beforeEach(async () => {
  services = await createServices();
  platform = createScriptedPlatform();
  driver = openBotDriver(services, platform);
  await driver.command('ada', 'daily setup', { time: '11:00', timezone: 'UTC', days: 'daily' });
  await driver.advance(day);
  return () => services.store.close();
});

const answer = async (user: string) =>
  textOf(await driver.press(user, choiceIn(platform.messages.at(-1)?.cards.at(-1), 'the right one') ?? ''));

const deleteNewest = () => platform.messages.splice(-1, 1);

test('a day whose message a moderator deleted is neutral, also if that is found out at its close', async () => {
  expect(await answer('ada')).toContain('Your streak: 1 day.');
  await driver.advance(day);
  deleteNewest();
  await driver.advance(day);
  expect(await answer('ada')).toContain('Your streak: 2 days.');
});

test('whoever answered before the message was deleted keeps the day', async () => {
  await answer('ada');
  await answer('grace');
  await driver.advance(day);
  expect(await answer('ada')).toContain('Your streak: 2 days.');
  deleteNewest();
  await driver.advance(day);
  expect(await answer('ada')).toContain('Your streak: 3 days.');
  expect(await answer('grace')).toContain('Your streak: 2 days.');
});

test('deleting a message long after its close changes nothing', async () => {
  await answer('ada');
  await driver.advance(2 * day);
  await answer('ada');
  await driver.advance(day);
  const [missed] = platform.messages.splice(1, 1);
  expect(textOf(missed?.cards.at(-1))).toContain('Daily question 2');
  await services.store.transaction(({ outbox }) => outbox.requestEdit('question', 2, services.runtime.now()));
  await driver.advance(0);
  expect(await answer('ada')).toContain('Your streak: 2 days.');
});
