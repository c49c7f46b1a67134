import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lobbyMs } from '../../src/engine/quiz.ts';
import { answering } from '../drivers/changed-bot.ts';
import { seconds } from '../drivers/chat-driver.ts';
import { openDiscordDriver } from '../drivers/discord.ts';
import { openSlackBot, slackDriverOf } from '../drivers/slack.ts';
import { openTerminalDriver } from '../drivers/terminal.ts';
import { createRecordedLog, type RecordedLog } from '../support/recorded-log.ts';
import { watching } from './private-log.ts';

const typed = 'The Secret Generators';

/** Errors as handlers and databases throw them, full of what somebody typed. */
const failures = (): unknown[] => [
  new Error(`There is no team ${typed} for ada with K7QFM-2XR9T`),
  new Error('wrapped', { cause: new Error(typed) }),
  Object.assign(new Error(`invalid input syntax for type integer: "${typed} "quoted""`), {
    code: '22P02',
    detail: `Key (name)=(${typed}) already exists.`,
    query: `insert into teams values (${typed})`,
  }),
  Object.assign(new Error('CHECK constraint failed: teams'), { code: 'SQLITE_CONSTRAINT_CHECK', sql: typed }),
  new RangeError(`Invalid time zone specified: ${typed}`),
  thrownBy(() => JSON.parse(`{"name": ${typed}`)),
  new AggregateError([new Error(typed)], typed),
  typed,
  { name: typed },
];

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

let record: RecordedLog;
/** What the next transactions throw. */
let pending: unknown[];
const gate = async () => {
  const [error] = pending.splice(0, 1);
  if (error !== undefined) throw error;
};
beforeEach(() => {
  record = createRecordedLog();
  pending = [];
});
afterEach(() => expect(pending).toEqual([]));

const failed = () => record.lines.filter((line) => line.includes('"msg":"failed"')).length;
const throwingBot = answering((incoming) => {
  if (incoming.kind !== 'command' || incoming.path !== 'stats') return undefined;
  throw new Error(`There is no member ${typed}, ${incoming.sender.name}`);
});

describe('whatever fails, the log stays private', () => {
  test('in the terminal', async () => {
    const chat = watching(await openTerminalDriver({ log: record.log, gate }), record);
    const errors = failures();
    for (const error of errors) {
      pending = [error];
      await chat.says('ada', `/team create ${typed}`);
      expect(chat.told('ada')).toContain('Something went wrong on my end.');
    }
    expect(failed()).toBe(errors.length);
    await chat.says('ada', '/quiz start count:1');
    // The first transaction fails, then the timer's own.
    pending = failures();
    await chat.advance(lobbyMs + seconds(30));
    await chat.close();
    chat.expectPrivateLog();
  });

  test('on Discord', async () => {
    const driver = await openDiscordDriver({ log: record.log, gate, change: throwingBot });
    const chat = watching(driver, record);
    const { discord } = driver;
    const errors = failures();
    for (const error of errors) {
      pending = [error];
      await chat.says('ada', `/team create ${typed}`);
    }
    expect(failed()).toBe(errors.length);
    const unanswered = () => record.lines.filter((line) => line.includes('an interaction')).length;
    const until = (count: number) => expect.poll(unanswered).toBeGreaterThanOrEqual(count);
    const path = /\/callback$/;
    const answers = [
      { path, status: 404, code: 10062, message: 'Unknown interaction' },
      { path, status: 400, code: 50035, message: 'Invalid Form Body' },
      { path, status: 500, times: 10 },
    ];
    for (const fault of answers) {
      const before = unanswered();
      discord.faults.fail(fault);
      discord.slash(driver.user('ada'), '/team create', { name: `${typed} ${before}` });
      await until(before + 1);
      discord.faults.clear();
    }
    discord.slash(driver.user('ada'), '/stats');
    await until(answers.length + 1);
    const message = '/channels/:channel/messages';
    discord.faults.rateLimit({ method: 'POST', path: message, retryAfter: 0.01 });
    discord.faults.fail({ method: 'POST', path: message, status: 500, times: 8 });
    await chat.says('ada', '/quiz start count:1');
    await chat.advance(lobbyMs + seconds(10));
    await chat.chooses('ada', 'the right one');
    discord.faults.fail({ method: 'PATCH', path: /\/messages\//, status: 400, code: 50035 });
    await chat.advance(seconds(60));
    await chat.close();
    chat.expectPrivateLog();
  });

  test('in Slack', async () => {
    const bot = await openSlackBot({ log: record.log, gate, change: throwingBot });
    const { slack } = bot;
    const chat = watching(slackDriverOf(bot), record);
    const errors = failures();
    for (const error of errors) {
      pending = [error];
      await chat.says('ada', `/team create ${typed}`);
    }
    expect(failed()).toBe(errors.length);
    const ada = { user: 'ada', channel: 'general' };
    const seen = (text: string) => expect.poll(() => record.lines.join()).toContain(text);
    slack.command(ada, '/stats');
    await seen('an event failed');
    slack.fail('response_url', 500);
    slack.fail('chat.postEphemeral', 'internal_error');
    slack.command(ada, '/team', `create ${typed} too`);
    await seen('could not deliver a reply');
    slack.fail('views.open', 'expired_trigger_id');
    await chat.says('ada', `/daily setup time:${typed}`);
    slack.fail('users.info', 500);
    await chat.says('zoe', `/question search ${typed}`);
    slack.fail('chat.postMessage', 500);
    slack.loseAnswer('chat.postMessage');
    await chat.says('ada', '/quiz start count:1');
    await chat.advance(lobbyMs + seconds(10));
    slack.rateLimit('chat.update', 1);
    await chat.chooses('ada', 'the right one');
    await chat.advance(seconds(60));
    await chat.close();
    chat.expectPrivateLog();
  });
});
