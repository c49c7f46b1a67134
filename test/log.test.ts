import { DiscordAPIError } from 'discord.js';
import { expect, test } from 'vitest';
import { DatabaseAway } from '../src/errors.ts';
import { describeError } from '../src/log-errors.ts';
import { createRecordedLog } from './support/recorded-log.ts';

const withCode = (message: string, code: string | number, more: object = {}) =>
  Object.assign(new Error(message), { code, ...more });

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
    message: 'Unknown interaction',
    code: 10062,
    status: 404,
    route: 'POST /api/v10/interactions/-/-/callback',
  });
  expect(JSON.stringify(described)).not.toMatch(/aW50ZXJhY3Rpb|K7QFM|Right!|123456789012345678/);
});

test('keeps the messages of known errors, without tokens, codes, addresses, and quoted text', () => {
  const cause = withCode(`connect to https://hooks.slack.com/actions/T1/2/secret for "what "I" typed"`, 'E1');
  const described = describeError(withCode('xoxb-123-abc was refused, use K7QFM-2XR9T', 'E2', { cause }));
  expect(described).toMatchObject({
    message: '[token] was refused, use [code]',
    code: 'E2',
    cause: { message: 'connect to [address] for [text]', code: 'E1' },
  });
  expect(describeError(new DatabaseAway('The database does not answer.')).message).toBe(
    'The database does not answer.',
  );
  const broken = new TypeError("Cannot read properties of undefined (reading 'name')");
  expect(describeError(broken).message).toBe('Cannot read properties of undefined (reading [text])');
});

test('leaves out the messages of errors that could repeat what somebody typed, but not where they come from', () => {
  const original = new Error('What I typed is not a team');
  for (const error of [
    original,
    new RangeError('Invalid time zone specified: What I typed'),
    withCode(original.message, 'wrapped', { original }),
    new Error('It failed', { cause: original }),
    new AggregateError([original], original.message),
  ]) {
    const described = describeError(error);
    expect(JSON.stringify(described)).not.toContain('typed');
    expect(described.stack).toContain('log.test.ts');
  }
});

test('describes whatever is thrown', () => {
  for (const thrown of [undefined, null, 'text', 7, {}]) expect(describeError(thrown).type).toBeTruthy();
  expect(JSON.stringify(describeError('What I typed'))).not.toContain('typed');
});

test('describes errors under any name, and ones that are logged without a text', () => {
  const { log, lines } = createRecordedLog();
  const error = Object.assign(new Error('What I typed'), { body: { text: 'What I typed' } });
  log.error(error);
  log.error({ err: error });
  log.error({ err: 'What I typed' }, 'failed');
  log.warn({ cause: error }, 'failed');
  log.child({ platform: 'p' }).debug({ error }, 'failed');
  expect(lines).toHaveLength(5);
  expect(lines.join()).not.toContain('typed');
});
