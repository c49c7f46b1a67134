import { webApi } from '@slack/bolt';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendFile } from '../../../../src/platforms/slack/sending/file.ts';
import { openSlack, type Slack } from '../../../loopback/slack/server.ts';

let slack: Slack;
let waited: number[];

beforeEach(async () => {
  slack = await openSlack({
    teams: [{ users: ['ada'], channels: ['general'], scopes: ['chat:write', 'im:write'] }],
  });
  waited = [];
});
afterEach(() => slack.close());

const send = (text: string): Promise<void> =>
  sendFile(
    {
      client: new webApi.WebClient(slack.botToken, {
        slackApiUrl: slack.apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      }),
      log: pino({ level: 'silent' }),
      pause: async (ms) => void waited.push(ms),
    },
    slack.user('ada').id,
    { name: 'export.json', text },
  );

const texts = (): string[] => slack.direct('ada').map(({ text }) => text ?? '');
const codes = (): string[] =>
  slack.direct('ada').flatMap(({ blocks }) => (blocks === undefined ? [] : [JSON.stringify(blocks)]));

test("sends a file that can't be uploaded in full, as several messages", async () => {
  await send('x'.repeat(200_000));
  expect(texts()).toContainEqual(expect.stringContaining("I'm sending it in 69 messages"));
  expect(codes().join('').match(/x/g)?.length).toBeGreaterThanOrEqual(200_000);
  expect(texts().some((text) => text.includes('is missing'))).toBe(false);
});

test('cuts off what is too long to read in messages, and says so', async () => {
  await send('x'.repeat(300_000));
  expect(texts().at(-1)).toContain('That was 100 of 104 messages; the rest is missing.');
});

test('resends a message that Slack rate-limited', async () => {
  slack.rateLimit('chat.postMessage', 2);
  await send('x'.repeat(10));
  expect(texts()).toHaveLength(3);
  expect(waited).toEqual([2_000]);
});
