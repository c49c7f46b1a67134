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

const installing = {
  SLACK_CLIENT_ID: '1234.5678',
  SLACK_CLIENT_SECRET: 'abc',
  SLACK_STATE_SECRET: 'sixteen-characters',
  TOKEN_KEYS: `${Buffer.alloc(32, 1).toString('base64')}, ${Buffer.alloc(32, 2).toString('base64')}`,
};

test('workspaces install the app if there is what it takes, with a key for tokens first', () => {
  const { slack } = readConfig({ ...installing, SLACK_APP_TOKEN: 'xapp-1' }, []);
  expect(slack?.install).toMatchObject({ clientId: '1234.5678', clientSecret: 'abc' });
  expect(slack?.install?.tokenKeys.map((key) => key[0])).toEqual([1, 2]);
  expect(errorsOf({ SLACK_CLIENT_ID: '1234.5678', SLACK_APP_TOKEN: 'xapp-1' })).toEqual([
    'SLACK_CLIENT_SECRET is missing. It goes with SLACK_CLIENT_ID and SLACK_APP_TOKEN.',
    'SLACK_STATE_SECRET is missing. It goes with SLACK_CLIENT_ID and SLACK_APP_TOKEN.',
    'TOKEN_KEYS is missing. It goes with SLACK_CLIENT_ID and SLACK_APP_TOKEN.',
  ]);
  expect(errorsOf(installing)).toEqual([
    'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: SLACK_CLIENT_ID needs one.',
  ]);
  expect(errorsOf({ ...installing, ...tokens })).toEqual([
    'SLACK_BOT_TOKEN is for one workspace. Remove it, or SLACK_CLIENT_ID and what goes with it.',
  ]);
});

test.each(['short', Buffer.alloc(31).toString('base64'), `${Buffer.alloc(32).toString('base64')},`])(
  'refuses keys that are not 32 bytes in base64, without showing them',
  (keys) => {
    const [error = ''] = errorsOf({ ...installing, SLACK_APP_TOKEN: 'xapp-1', TOKEN_KEYS: keys });
    expect(error).toContain('TOKEN_KEYS must be keys of 32 bytes in base64');
    expect(error).not.toContain(keys);
  },
);

test('Discord comes through the gateway, or with a public key through HTTP', () => {
  const key = 'a'.repeat(64);
  expect(readConfig({ DISCORD_TOKEN: 'x' }, []).discord?.publicKey).toBeUndefined();
  expect(readConfig({ DISCORD_TOKEN: 'x', DISCORD_PUBLIC_KEY: key }, []).discord?.publicKey).toBe(key);
  expect(errorsOf({ DISCORD_PUBLIC_KEY: key })).toEqual([
    'DISCORD_TOKEN is missing. It goes with DISCORD_PUBLIC_KEY.',
  ]);
  expect(errorsOf({ DISCORD_TOKEN: 'x', DISCORD_PUBLIC_KEY: 'abc' })).toEqual([
    'DISCORD_PUBLIC_KEY must be the Public Key of the application, 64 hexadecimal digits.',
  ]);
});

test('the HTTP server listens on port 3000 of all interfaces unless it is told otherwise', () => {
  expect(readConfig({}, []).http).toEqual({ host: undefined, port: 3000 });
  expect(readConfig({ PORT: '8080', HOST: '127.0.0.1' }, []).http).toEqual({ host: '127.0.0.1', port: 8080 });
});
