import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSlack, type Slack } from './server.ts';
import { silentLogger } from './silent.ts';

let clock = 1_700_000_000_000;
let slack: Slack;

beforeEach(async () => {
  slack = await openSlack({
    now: () => clock,
    processingMs: 1_000,
    teams: [
      { users: ['ann'], channels: ['general'] },
      { users: ['ben'], channels: ['general'] },
      { scopes: ['chat:write'], users: ['cem'], channels: ['general'] },
    ],
  });
});
afterEach(() => slack.close());

const clientOf = (team: number): webApi.WebClient =>
  new webApi.WebClient(slack.teams[team]?.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger: silentLogger,
  });
const upload = async (filename: string, team = 0): Promise<string> => {
  const { files } = await clientOf(team).filesUploadV2({ filename, file: Buffer.from('A') });
  return files[0]?.files?.[0]?.id ?? '';
};
const image = (id: string, alt_text = 'a chart') =>
  ({ type: 'image', slack_file: { id }, alt_text }) as const;

/** Posts a message with the image and returns Slack's response. */
const post = async (block: ReturnType<typeof image>): Promise<unknown> => {
  const channel = slack.channel('general').id;
  try {
    return (await clientOf(0).chat.postMessage({ channel, text: 'Hi', blocks: [block] })).ok;
  } catch (error) {
    const { data } = error as webApi.WebAPIPlatformError;
    return [data.error, ...(data.response_metadata?.messages ?? [])];
  }
};
const invalid = ['invalid_blocks', '[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]'];

test('a file can be shown once it has been processed, with its bytes', async () => {
  const id = await upload('a.png');
  expect(await post(image(id))).toEqual(invalid);
  clock += 1_000;
  expect(await post(image(id))).toBe(true);
  expect(slack.messages('general').map((message) => slack.pictures(message).map(String))).toEqual([['A']]);
});

test("a file that does not exist, belongs to another workspace, or is not a picture can't be shown", async () => {
  const ids = ['F0TEST9999', await upload('b.png', 1), await upload('c.txt')];
  clock += 1_000;
  for (const id of ids) expect(await post(image(id))).toEqual(invalid);
});

test("an image needs an id in Slack's format and alt text of at most 2,000 characters", async () => {
  const id = await upload('a.png');
  clock += 1_000;
  expect(await post(image('nonsense'))).toContainEqual(expect.stringContaining('does not match'));
  expect(await post(image(id, 'x'.repeat(2_001)))).toContainEqual(expect.stringContaining('less than 2001'));
  expect(slack.messages('general')).toEqual([]);
});

test('uploading requires its scope', async () => {
  await expect(upload('a.png', 2)).rejects.toMatchObject({ data: { error: 'missing_scope' } });
});
