import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createKnownChannels, placeIn } from '../../../src/platforms/slack/channels.ts';

const placeOf = placeIn('T1');

test.each([
  ['general', 'general'],
  ['directmessage', 'direct message'],
  ['privategroup', 'private channel'],
  ['mpdm-ada--grace--alan-1', 'group message'],
])('keeps %s as %s', (sent, kept) => {
  expect(placeOf('C1', sent).name).toBe(kept);
});

test('keeps no names of people from what Slack says about a group message', async () => {
  const info = async () => ({ channel: { name: 'mpdm-ada--grace-1', is_member: true } });
  const { inspect } = createKnownChannels({
    client: { conversations: { info } } as unknown as Parameters<typeof createKnownChannels>[0]['client'],
    log: pino({ level: 'silent' }),
    now: () => 0,
  });
  expect(await inspect(placeOf('C1', 'privategroup'))).toMatchObject({ name: 'group message' });
  expect(await inspect(placeOf('C1', 'privategroup'))).toMatchObject({ name: 'group message' });
});
