import { expect, test } from 'vitest';
import { choiceIn, linesOf, originIn } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const day = 24 * 3_600_000;
const channels = ['general', 'lobby', 'backend', 'random'];
const at = setUpEachTest();

const home = async (user: string) =>
  linesOf(
    await at.driver.bot.handle({
      kind: 'overview',
      channels,
      ...originIn('scripted', 'w')(user, 'direct'),
    }),
  );
const openIn = (channel: string) =>
  at.platform.messages.findLast(
    ({ channel: where, cards }) => where === channel && choiceIn(cards.at(-1), 'the right one'),
  );
const answers = (user: string, channel: string, text: string) =>
  at.driver.press(user, choiceIn(openIn(channel)?.cards.at(-1), text) ?? '', channel);

test('stays on about 40 lines however much there is, with what waits for an answer first', async () => {
  for (const channel of channels) {
    await at.driver.command('ada', 'daily setup', { time: '09:00', timezone: 'UTC', days: 'daily' }, channel);
  }
  for (let days = 0; days < 8; days++) {
    await at.driver.advance(day);
    for (const channel of channels) {
      if (days % 2 === 0 && days < 7) await answers('ada', channel, 'a wrong one');
    }
  }
  const shown = await home('ada');
  expect(shown.split('\n').length).toBeLessThanOrEqual(40);
  expect(shown.match(/Open in #|Also open in #/g)).toHaveLength(3);
  expect(shown.trimStart()).toMatch(/^.*Open in #/);
  expect(shown.match(/→ the right one/g)?.length).toBeGreaterThan(3);
  expect(shown).not.toContain('because');
});

test('tells a newcomer of a question above only if there is one', async () => {
  expect(await home('zoe')).toContain('the next one in your channel');
  await at.driver.command('ada', 'daily setup', { time: '09:00', timezone: 'UTC', days: 'daily' });
  await at.driver.advance(day);
  expect(await home('zoe')).toContain('the one above');
});
