import { expect, test } from 'vitest';
import { buttonIn, cardsIn, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';
import { createScriptedPlatform } from '../../drivers/scripted-platform.ts';
import { bankOf } from '../../soak/standings/accounts.ts';

const minute = 60_000;
const hour = 60 * minute;

const { bank, questions } = bankOf(2);
const at = setUpEachTest();

const begin = async () => {
  at.driver = openBotDriver({ ...at.services, bank }, at.platform);
  await at.driver.bot.start();
};
/** Starts a bot with many questions, in a workspace with two managers. */
const meetManagers = async () => {
  await begin();
  for (const manager of ['ada', 'boss']) await at.driver.command(manager, 'link');
};
const report = async (user: string, question: number, reason = `reason ${question}`) => {
  const id = questions[question] ?? '';
  const says = textOf(await at.driver.command(user, 'question report', { id, reason }));
  await at.driver.advance(0);
  return says;
};
const toldTo = (user: string) =>
  at.platform.told.filter((one) => one.user === user).map(({ card }) => textOf(card));

test('thirty reports are two messages to each manager: the first report at once, the others an hour later', async () => {
  await meetManagers();
  for (let count = 0; count < 30; count++) await report(`guest${count % 3}`, count);
  expect(toldTo('boss')).toHaveLength(1);
  expect(toldTo('boss')[0]).toContain(
    `A question was reported\nguest0: reason 0\nWhat about ${questions[0]}?`,
  );
  await at.driver.advance(hour - 1);
  expect(at.platform.told).toHaveLength(2);
  await at.driver.advance(1);
  expect(toldTo('ada')).toHaveLength(2);
  expect(toldTo('boss')).toHaveLength(2);
  expect(toldTo('boss')[1]).toContain('29 questions were reported');
  expect(toldTo('boss')[1]).toContain('guest0: reason 3');
  expect(toldTo('boss')[1]).toMatch(/And \d+ more questions\./);
  await at.driver.advance(10 * hour);
  expect(at.platform.told).toHaveLength(4);
});

test('reports that wait for the end of the hour are told after a restart', async () => {
  await meetManagers();
  await report('guest', 0);
  await report('guest', 1);
  await begin();
  await at.driver.advance(hour);
  expect(toldTo('boss')).toHaveLength(2);
  expect(toldTo('boss')[1]).toContain(`A question was reported\nguest: reason 1\nWhat about ${questions[1]}`);
});

test('nothing is sent at the end of the hour if the reports were settled meanwhile', async () => {
  await meetManagers();
  await report('guest', 0);
  await report('guest', 1);
  await report('guest', 2);
  for (const id of questions.slice(1, 3)) await at.driver.command('ada', 'question dismiss', { id });
  await at.driver.advance(hour);
  expect(toldTo('boss')).toHaveLength(1);
  await report('guest', 1);
  expect(toldTo('boss')).toHaveLength(2);
});

test('managers do not hear of their own reports', async () => {
  await meetManagers();
  await report('ada', 0);
  expect(at.platform.told.map(({ user }) => user)).toEqual(['boss']);
  await report('boss', 1);
  await at.driver.advance(hour);
  expect(at.platform.told.map(({ user }) => user)).toEqual(['boss', 'ada']);
});

test('reporting a question again, or erasing oneself in between, brings no more messages', async () => {
  await meetManagers();
  await report('guest', 0);
  await report('guest', 0, 'and another thing');
  const erase = await at.driver.command('guest', 'privacy erase');
  await at.driver.press('guest', buttonIn(erase, 'Erase everything'));
  await report('guest', 0);
  expect(toldTo('boss')).toHaveLength(1);
  await at.driver.advance(hour);
  expect(toldTo('boss')).toHaveLength(2);
});

test('a member can have 20 open reports', async () => {
  await meetManagers();
  for (let count = 0; count < 20; count++)
    expect(await report('guest', count)).toContain('I saved your report');
  expect(await report('guest', 20)).toContain('You have 20 open reports here.');
  expect(await report('guest', 19, 'said better')).toContain('I saved your report');
  expect(await report('guest2', 20)).toContain('I saved your report');
  await at.driver.command('ada', 'question dismiss', { id: questions[3] ?? '' });
  expect(await report('guest', 21)).toContain('I saved your report');
});

test("the process that serves the managers' platform tells them, whichever looks first", async () => {
  await meetManagers();
  await report('guest', 0);
  await report('guest', 1);
  await at.driver.bot.runner.stop();
  const other = openBotDriver(
    { ...at.services, bank, runtime: at.services.runtime.another() },
    { ...createScriptedPlatform(), name: 'another' },
  );
  await at.services.runtime.advance(hour, () => other.bot.runner.settled());
  expect(toldTo('boss')).toHaveLength(1);
  await begin();
  await at.driver.advance(minute);
  expect(toldTo('boss')).toHaveLength(2);
});

test('a report comes with what to do about it: withdrawing asks once, and dismissing settles it', async () => {
  await meetManagers();
  await report('guest', 0);
  const news = () => at.platform.told.findLast(({ user }) => user === 'boss')?.card ?? expect.fail();
  const withdraw = buttonIn(news(), 'Withdraw');
  expect(textOf(await at.driver.press('guest', withdraw))).toContain('Only managers');
  const asked = await at.driver.press('boss', withdraw);
  expect(textOf(asked)).toContain(`Withdraw this question?\nWhat about ${questions[0]}?`);
  expect(textOf(await at.driver.press('boss', buttonIn(asked, 'Withdraw')))).toContain('is withdrawn');
  await at.driver.advance(hour);
  await report('guest', 1);
  const dismiss = buttonIn(news(), 'Dismiss');
  expect(textOf(await at.driver.press('guest', dismiss))).toContain('Only managers');
  const dismissed = await at.driver.press('boss', dismiss);
  expect(dismissed.kind).toBe('update');
  expect(textOf(dismissed)).toContain('The report was dismissed by boss.');
});

test('a settled report says how and by whom in place of its buttons, to whoever presses one of them', async () => {
  await meetManagers();
  await report('guest', 0);
  const newsOf = (user: string) =>
    at.platform.told.findLast((one) => one.user === user)?.card ?? expect.fail();
  const press = (user: string, label: string) => at.driver.press(user, buttonIn(newsOf(user), label));
  await press('ada', 'Dismiss');
  const dismissed = await press('boss', 'Dismiss');
  expect(dismissed.kind).toBe('update');
  expect(textOf(dismissed)).toBe(
    `"What about ${questions[0]}?" stays as it is. The report was dismissed by ada.`,
  );
  expect(cardsIn(dismissed)[0]?.blocks.some(({ kind }) => kind === 'actions')).toBe(false);
  await at.driver.advance(hour);
  await report('guest', 1);
  const asked = await press('ada', 'Withdraw');
  await at.driver.press('ada', buttonIn(asked, 'Withdraw'));
  for (const label of ['Dismiss', 'Withdraw']) {
    const late = await press('boss', label);
    expect(textOf(late)).toContain('was withdrawn by ada.');
    expect(cardsIn(late)[0]?.blocks.some(({ kind }) => kind === 'actions')).toBe(false);
  }
});

test('a card with several reports stays useful while they are settled one by one, and when one is kept after all', async () => {
  await meetManagers();
  for (const question of [0, 1, 2]) await report('guest', question);
  const list = await at.driver.command('boss', 'question reports');
  const rest = await at.driver.press('boss', buttonIn(list, 'Dismiss'));
  expect(textOf(rest)).toContain('dismissed by boss.\n2 more open reports\nguest: reason 1');
  const asked = await at.driver.press('boss', buttonIn(rest, 'Withdraw'));
  expect(asked.kind).toBe('update');
  const back = await at.driver.press('boss', buttonIn(asked, 'Cancel'));
  expect(textOf(back)).toContain('2 questions were reported');
  expect(() => buttonIn(back, 'Dismiss')).not.toThrow();
});

test('a report shows the question with its choices and no id, the reason first, and no solution that is still open', async () => {
  await meetManagers();
  await report('guest', 0);
  const [told] = toldTo('boss');
  expect(told).toMatch(/^A question was reported\nguest: reason 0\nWhat about /);
  expect(told).toContain('✓ ');
  expect(told?.split('\n').filter((line) => line === questions[0])).toEqual([]);
});
