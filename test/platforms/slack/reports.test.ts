import { afterEach, expect, test } from 'vitest';
import { openSlackBot, type SlackBot, slackDriverOf } from '../../drivers/slack.ts';
import { objectsIn } from '../../loopback/slack/blocks/walk.ts';
import { linesOf } from '../../loopback/slack/read.ts';

let at: SlackBot;
afterEach(() => at.close());

test('a report reaches a manager with the question, a link to it, and buttons', async () => {
  at = await openSlackBot();
  const chat = slackDriverOf(at);
  await chat.says('ada', '/quiz start count:1 topic:gil level:junior lobby:0');
  await chat.says('grace', '/question report gil-junior The second choice is right too');
  await at.slack.until(() => at.slack.direct('ada').length > 0, 'a message to ada');
  const [told] = at.slack.direct('ada');
  if (told === undefined) throw new Error('Nothing came.');
  expect(linesOf(told.blocks).join('\n')).toContain('What about gil-junior?');
  expect(objectsIn(told.blocks).find(({ type }) => type === 'link')?.url).toMatch(/archives/);
  const asked = await at.slack.click({ user: 'ada' }, told, 'Withdraw').response();
  expect(linesOf(asked.blocks).join('\n')).toContain('What about gil-junior?');
  const back = await at.slack.click({ user: 'ada' }, told, 'Cancel').response();
  expect(back).toBe(told);
  expect(objectsIn(told.blocks).find(({ type }) => type === 'link')?.url).toMatch(/archives/);
  await at.slack.click({ user: 'ada' }, told, 'Dismiss').response();
  expect(linesOf(told.blocks).join('\n')).toContain('The report was dismissed by ada.');
  expect(objectsIn(told.blocks).filter(({ type }) => type === 'button')).toEqual([]);
});
