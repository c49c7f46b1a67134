import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const errorsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env, []);
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : [];
  }
};

test('without tokens there is no Slack; with them, Socket Mode or HTTP', () => {
  expect(readConfig({}, []).slack).toBeUndefined();
  expect(readConfig({ SLACK_BOT_TOKEN: '' }, []).slack).toBeUndefined();
  expect(readConfig(tokens, []).slack).toEqual({
    botToken: 'xoxb-1',
    transport: { kind: 'socket', appToken: 'xapp-1' },
    apiUrl: undefined,
    managers: 'admins',
  });
  const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc' };
  expect(readConfig(http, []).slack?.transport).toEqual({ kind: 'http', signingSecret: 'abc' });
  expect(readConfig({ ...http, ...tokens }, []).slack?.transport.kind).toBe('socket');
});

test('logs by default, except in the terminal', () => {
  expect([readConfig({}, []).logLevel, readConfig(tokens, []).logLevel]).toEqual(['silent', 'info']);
});

test('does the nightly work at half past three, or when NIGHTLY_AT says', () => {
  expect(readConfig({}, []).nightlyAt).toBe('03:30');
  expect(readConfig({ NIGHTLY_AT: '23:05' }, []).nightlyAt).toBe('23:05');
  expect(errorsOf({ NIGHTLY_AT: '24:00' })).toEqual(['NIGHTLY_AT must be a time of day such as 03:30.']);
});

test('reports all wrong settings at once, by name and without their values', () => {
  const wrong = {
    SLACK_APP_TOKEN: 'hush-app',
    SLACK_MANAGERS: 'hush-managers',
    SLACK_API_URL: 'http://hush-host/api',
    PORT: '70000',
    LOG_LEVEL: 'hush-level',
  };
  const errors = errorsOf(wrong);
  for (const name of [...Object.keys(wrong), 'SLACK_BOT_TOKEN']) {
    expect(errors.some((error) => error.startsWith(name))).toBe(true);
  }
  expect(errors.join()).not.toMatch(/hush|70000/);
});

test('half of the settings for Slack are not enough', () => {
  expect(errorsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([expect.stringContaining('SLACK_APP_TOKEN')]);
  expect(errorsOf({ SLACK_SIGNING_SECRET: 'abc' })).toEqual([
    'SLACK_BOT_TOKEN is missing. It goes with SLACK_SIGNING_SECRET.',
  ]);
});
