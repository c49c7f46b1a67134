import { expect, test } from 'vitest';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { roundActions } from '../../../src/features/rounds/actions.ts';
import { buttonIn, choiceIn, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const at = setUpEachTest();

const card = () => at.platform.messages.findLast(({ key }) => key.startsWith('quest'))?.cards.at(-1);
const presses = async (user: string, action: string | undefined) =>
  textOf(await at.driver.press(user, action ?? ''));
const gil = { topic: 'gil', level: 'junior' };

/** Asks one question and closes it, after ada got it wrong. Returns the action of its button. */
const playOne = async (): Promise<string | undefined> => {
  await at.driver.command('ada', 'quiz start', { count: '1', ...gil });
  await at.driver.advance(lobbyMs);
  await presses('ada', choiceIn(card(), 'a wrong one'));
  await at.driver.advance(60_000);
  const closed = card();
  return closed && buttonIn(closed, 'Why?');
};

test('a closed question tells each person about their own choice, in full', async () => {
  const why = await playOne();
  expect(await presses('ada', why)).toMatch(
    /You chose [ABC]\. People believe that\..*Because of gil-junior\./s,
  );
  const others = await presses('grace', why);
  expect(others).toContain('Because of gil-junior.');
  expect(others).not.toContain('You chose');
});

test('an open question explains nothing', async () => {
  await at.driver.command('ada', 'quiz start', { count: '1', ...gil });
  await at.driver.advance(lobbyMs);
  const says = await presses('ada', roundActions.why.id({ round: 1 }));
  expect(says).toContain('still open');
  expect(says).not.toContain('Because of');
});

test('a closed question explains nothing as long as the same question is sealed elsewhere', async () => {
  const why = await playOne();
  const daily = { time: '11:00', timezone: 'UTC', reveal: 'close', open: '2', ...gil };
  await at.driver.command('ada', 'daily setup', daily, 'random');
  await at.driver.command('ada', 'daily now', {}, 'random');
  await at.driver.advance(0);
  const sealed = await presses('ada', why);
  expect(sealed).toContain('That question is open right now.');
  expect(sealed).not.toContain('Because of');
  await at.driver.advance(2 * 3_600_000);
  expect(await presses('ada', why)).toContain('Because of gil-junior.');
});

test('a question of another workspace, or one that is gone, is not explained', async () => {
  const why = await playOne();
  expect(textOf(await at.driver.elsewhere.press('ada', why ?? ''))).toContain(
    'I no longer know this question',
  );
  expect(await presses('ada', roundActions.why.id({ round: 999 }))).toContain(
    'I no longer know this question',
  );
});
