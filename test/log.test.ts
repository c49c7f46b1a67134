import { DiscordAPIError } from 'discord.js';
import { expect, test } from 'vitest';
import { describeError } from '../src/log.ts';

test('logs nothing that a failed request contains: no URL, no token, no body, no user input', () => {
  const error = new DiscordAPIError(
    { code: 10062, message: 'Unknown interaction' },
    10062,
    404,
    'POST',
    'https://discord.com/api/v10/interactions/123456789012345678/aW50ZXJhY3Rpb246MTIz/callback',
    { files: [], body: { content: 'Right! 12 points. /link K7QFM-2XR9T' } },
  );
  const described = describeError(error);
  expect(described).toMatchObject({
    code: 10062,
    status: 404,
    route: 'POST /api/v10/interactions/-/-/callback',
  });
  expect(JSON.stringify(described)).not.toMatch(/aW50ZXJhY3Rpb|K7QFM|Right!|123456789012345678/);
});

test('removes tokens, URLs, and quoted text from messages, and describes causes too', () => {
  const cause = new Error('fetch https://hooks.slack.com/actions/T1/2/secret failed for "what I typed"');
  const described = JSON.stringify(describeError(new Error('xoxb-123-abc was refused', { cause })));
  expect(described).not.toMatch(/secret|what I typed|xoxb-123/);
  expect(described).toContain('[token] was refused');
  expect(described).toContain('fetch [address] failed for [text]');
});

test('describes whatever is thrown', () => {
  for (const thrown of [undefined, null, 'text', 7, {}]) expect(describeError(thrown).type).toBeTruthy();
});
