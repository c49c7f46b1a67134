import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { hours } from '../../drivers/chat-driver.ts';
import { openSlackBot, type SlackBot } from '../../drivers/slack.ts';
import type { Exchange } from '../../loopback/slack/act/exchange.ts';
import { actionables } from '../../loopback/slack/blocks/walk.ts';
import { type Dict, isDict } from '../../loopback/slack/json.ts';
import { linesOf } from '../../loopback/slack/read.ts';

let chat: SlackBot;
beforeEach(async () => {
  chat = await openSlackBot();
});
afterEach(() => chat.close());

const ada = { user: 'ada', channel: 'general' };
const grace = { user: 'grace', channel: 'general' };

const say = (who: typeof ada, command: string, text = '', options = {}) =>
  chat.slack.command(who, command, text, options);
const read = ({ blocks }: { blocks: Dict[] }) => linesOf(blocks).join('\n');
const answer = async (exchange: Exchange) => read(await exchange.response());
const advance = (ms: number) => chat.services.runtime.advance(ms, chat.settled);

/** Starts a quiz and returns the message of its open question. */
const openQuestion = async () => {
  await say(ada, '/quiz', 'start count:1 topic:gil level:junior').response();
  await advance(lobbyMs);
  const message = chat.slack
    .messages('general')
    .findLast(({ blocks }) => read({ blocks }).includes('Question 1'));
  if (message === undefined) throw new Error('No question came.');
  return message;
};

describe('commands', () => {
  test('are acknowledged right away, however long the answer takes', async () => {
    const held = chat.slack.hold('users.info');
    const run = say(ada, '/stats');
    expect(await run.acked).toMatchObject({ ok: true, payload: {} });
    await held.arrived;
    held.release();
    expect(await answer(run)).toContain('You have not answered a question yet.');
  });

  test("use the person's own name and time zone", async () => {
    expect(await answer(say(ada, '/daily', 'setup 09:00'))).toContain('Berlin time');
    expect(await answer(say(ada, '/daily', 'setup 09:00 Asia/Tokyo'))).toContain('Tokyo time');
  });

  test('that come twice run once', async () => {
    const run = say(ada, '/leaderboard', '', { twice: true });
    await run.response();
    await Promise.all(run.attempts.map(({ ack }) => ack));
    await chat.settled();
    expect(chat.slack.messages('general')).toHaveLength(1);
    expect(await run.settled).toMatchObject({ ok: true });
  });

  test('and buttons and forms bring the id of their event along', async () => {
    const ids: (string | undefined)[] = [];
    const own = await openSlackBot({
      change: (bot) => ({
        ...bot,
        handle: (incoming) => {
          if (incoming.kind !== 'arrive') ids.push(incoming.id);
          return bot.handle(incoming);
        },
      }),
    });
    const view = await own.slack.command(ada, '/daily', 'setup').view();
    await own.slack.submit({ user: 'ada' }, view, { time: '08:30' }).outcome;
    const board = await own.slack.command(ada, '/leaderboard', '').response();
    await own.slack.select({ user: 'ada' }, board, 'menu', 'Today').response();
    await own.close();
    expect(ids).toHaveLength(4);
    expect(new Set(ids.filter((id) => id !== undefined)).size).toBe(4);
  });

  test('for managers are open to admins and owners', async () => {
    expect(await answer(say(grace, '/daily', 'setup 09:00'))).toContain('is for people who manage');
    chat.slack.user('grace').is_owner = true;
    await advance(5 * 60_000 + 1);
    expect(await answer(say(grace, '/daily', 'setup 09:00'))).toContain('at 09:00 UTC');
  });

  test("still work when a person can't be looked up", async () => {
    chat.slack.fail('users.info', 'missing_scope');
    expect(await answer(say(ada, '/stats'))).toContain('You have not answered');
  });

  test('ask for an invitation in a private conversation that the bot is not in', async () => {
    chat.slack.addChannel({ name: 'secret', private: true, bot: false });
    const says = await answer(say({ user: 'ada', channel: 'secret' }, '/quiz', 'start'));
    expect(says).toContain('/invite');
    expect(await answer(say({ user: 'ada', channel: 'secret' }, '/leaderboard'))).toContain('This week');
  });

  test('find a member by mention', async () => {
    const message = await openQuestion();
    await chat.slack.click({ user: 'grace' }, message, 'A').response();
    const mention = `<@${chat.slack.user('grace').id}|grace>`;
    expect(await answer(say(ada, '/stats', mention))).toContain('grace');
  });

  test('explain in help where the other commands are', async () => {
    const help = await answer(say(ada, '/hotseat'));
    expect(help).toContain('/hotseat privacy export');
    expect(help).toContain('/quiz start');
  });

  test('fall back to an ephemeral message if the response URL fails', async () => {
    chat.slack.fail('response_url', 500);
    expect(read(await say(ada, '/stats').ephemeral())).toContain('You have not answered');
  });
});

describe('forms', () => {
  test("open if something is missing, prefilled with the given options and the person's time zone", async () => {
    const view = await say(ada, '/daily', 'setup topic:gil days:daily').view();
    expect(view.title).toMatchObject({ text: 'Set up a daily question' });
    expect(read(view)).not.toContain('⚠️');
    expect(view.state.values.timezone?.timezone).toMatchObject({
      selected_option: { value: 'Europe/Berlin' },
    });
    expect(view.state.values.topic?.topic).toMatchObject({ selected_option: { value: 'gil' } });
    expect(view.state.values.days?.days).toMatchObject({ selected_options: { length: 7 } });
  });

  test('search topics and time zones as people type', async () => {
    const view = await say(ada, '/daily', 'setup').view();
    const topics = await chat.slack.options({ user: 'ada' }, view, 'topic', 'gi').offered;
    expect(topics.map(({ value }) => value)).toEqual(['gil']);
    const zones = await chat.slack.options({ user: 'ada' }, view, 'timezone', 'Berl').offered;
    expect(zones.map(({ value }) => value)).toEqual(['Europe/Berlin']);
    expect(await chat.slack.options({ user: 'ada' }, view, 'topic', 'xyzzy').offered).toEqual([]);
  });

  test('show errors per field, and then run the command', async () => {
    const view = await say(ada, '/daily', 'setup').view();
    const wrong = chat.slack.submit({ user: 'ada' }, view, { time: '25:61' });
    expect(await wrong.outcome).toEqual({
      kind: 'errors',
      errors: { time: expect.stringContaining('Must look like 09:30') },
    });
    const right = chat.slack.submit({ user: 'ada' }, view, { time: '08:30', level: 'senior' });
    expect(await right.outcome).toEqual({ kind: 'closed' });
    const told = await chat.slack.until(() => chat.slack.ephemerals('ada')[0], 'the confirmation');
    expect(read(told)).toContain('at 08:30 Berlin time');
    expect(read(told)).toContain('senior');
  });

  test('become a sentence if the trigger has expired', async () => {
    chat.slack.fail('views.open', 'expired_trigger_id');
    const says = await answer(say(ada, '/daily', 'setup time:25:00'));
    expect(says).toContain('The form did not open in time.');
    expect(says).toContain('time: must look like 09:30');
    expect(says).toContain('/daily setup time:09:00 timezone:Europe/Berlin');
  });

  test('without fields become a sentence', async () => {
    expect(await answer(say(ada, '/quiz', 'stop now:yes'))).toContain('has no option "now"');
  });

  test('report the question that a message or its thread shows', async () => {
    const message = await openQuestion();
    await advance(60_000);
    const reply = chat.slack.say(ada, 'Is that so?', message).message;
    for (const where of [message, reply]) {
      const view = await chat.slack.shortcut({ user: 'ada' }, 'report_question', where).view();
      expect(Object.keys(view.state.values)).toEqual(['reason', 'remark']);
      const sent = chat.slack.submit({ user: 'ada' }, view, { reason: 'several', remark: 'The second one' });
      expect(await sent.outcome).toEqual({ kind: 'closed' });
    }
    await chat.slack.until(
      () => chat.slack.ephemerals('ada').filter((one) => read(one).includes('Thank you.')).length === 2,
      'two thanks',
    );
    expect(await answer(say(ada, '/question', 'reports'))).toContain(
      'ada: More than one choice is right: The second one',
    );
    const chatter = chat.slack.say(ada, 'hello').message;
    expect(await answer(chat.slack.shortcut({ user: 'ada' }, 'report_question', chatter))).toContain(
      'does not show one of my questions',
    );
  });
});

describe('answers', () => {
  test('are private, count once, and update the number of answers in few edits', async () => {
    const message = await openQuestion();
    const first = chat.slack.click({ user: 'grace' }, message, 'A', { twice: true });
    expect((await first.response()).to).toBe(chat.slack.user('grace').id);
    const revisions = message.revisions;
    await chat.slack.click({ user: 'ada' }, message, 'B').response();
    expect(read(await chat.slack.click({ user: 'grace' }, message, 'B').response())).toContain(
      'You already answered A',
    );
    await advance(3_000);
    expect(message.revisions).toBe(revisions + 1);
    expect(chat.slack.ephemerals('grace')).toHaveLength(2);
  });

  test('do not wait long for a name to be looked up', async () => {
    const message = await openQuestion();
    const held = chat.slack.hold('users.info');
    const told = await chat.slack.click({ user: 'grace' }, message, 'A').response();
    expect(read(told)).toMatch(/Right!|Not this time/);
    held.release();
  });

  test.each(['takes long', 'fails'])("keep a person's permissions when the lookup %s", async (how) => {
    await answer(say(ada, '/link'));
    const { id, team: workspace } = chat.slack.user('ada');
    const managers = () =>
      chat.services.store.transaction(({ reports }) => reports.readers({ platform: 'slack', workspace }, 5));
    expect(await managers()).toMatchObject([{ user: id }]);
    await answer(say(ada, '/leaderboard'));
    const board = chat.slack.messages('general').at(-1);
    if (board === undefined) throw new Error('No leaderboard came.');
    await advance(5 * 60_000 + 1);
    if (how === 'fails') chat.slack.fail('users.info', 'internal_error');
    const held = how === 'takes long' ? chat.slack.hold('users.info') : undefined;
    await chat.slack.select({ user: 'ada' }, board, 'menu', 'Today').response();
    held?.release();
    expect(await managers()).toMatchObject([{ user: id }]);
  });

  test('show up in the Home tab, with rank, streak, upcoming questions, and mistakes', async () => {
    await answer(say(ada, '/daily', 'setup 11:00 UTC days:daily reveal:instant open:1'));
    await advance(hours(1));
    const today = chat.slack.messages('general').at(-1);
    if (today === undefined) throw new Error('No daily question came.');
    await chat.slack.click({ user: 'ada' }, today, 'A').response();
    await advance(hours(24));
    await advance(hours(2));
    chat.slack.openHome({ user: 'ada' });
    const home = read(await chat.slack.until(() => chat.slack.home('ada'), 'a Home tab'));
    for (const part of [
      'ada',
      'Rank: 1 of 1',
      'Coming up',
      '#general',
      'Your latest answers',
      '✓ 110 points: What about',
      'What you missed',
    ]) {
      expect(home).toContain(part);
    }
    chat.slack.openHome({ user: 'grace' });
    const empty = read(await chat.slack.until(() => chat.slack.home('grace'), 'a Home tab'));
    expect(empty).toContain('Answer a question to get your first points');
  });
});

describe('private data', () => {
  test("is exported to the person's direct messages as a file, never to the channel", async () => {
    await answer(say(ada, '/link'));
    expect(await answer(say(ada, '/hotseat', 'privacy export'))).toContain(
      'What I store about you is in the file',
    );
    await chat.slack.until(() => chat.slack.files().length === 1, 'the file');
    expect(chat.slack.files()[0]).toMatchObject({ name: 'hotseat-export.json' });
    expect(chat.slack.direct('ada').some(({ files }) => files?.length === 1)).toBe(true);
    expect(chat.slack.messages('general')).toEqual([]);
  });

  test('is exported as text if files may not be uploaded, and the message says so', async () => {
    await answer(say(ada, '/link'));
    chat.slack.fail('files.getUploadURLExternal', 'missing_scope');
    await say(ada, '/hotseat', 'privacy export').response();
    await chat.slack.until(() => chat.slack.direct('ada').length === 3, 'the text');
    const texts = chat.slack.direct('ada').map(read).join('');
    expect(chat.slack.direct('ada').map(({ text }) => text)).toContainEqual(
      expect.stringContaining("I'm sending it in 1 message."),
    );
    expect(texts).toContain('"name": "ada"');
  });
});

describe('faults', () => {
  test('a rate limit delays a question, which is still posted once', async () => {
    await say(ada, '/quiz', 'start count:1').response();
    await chat.settled();
    chat.slack.rateLimit('chat.postMessage', 2);
    await advance(lobbyMs);
    expect(chat.slack.messages('general')).toHaveLength(1);
    await advance(2_000);
    expect(chat.slack.messages('general').filter((one) => read(one).includes('Question 1'))).toHaveLength(1);
  });

  test("a question is posted once when Slack's response is lost", async () => {
    await say(ada, '/quiz', 'start count:1').response();
    await chat.settled();
    chat.slack.loseAnswer('chat.postMessage');
    await advance(lobbyMs + 5_000);
    expect(chat.slack.messages('general').filter((one) => read(one).includes('Question 1'))).toHaveLength(1);
  });

  test("a quiz stays within Slack's rate limits: each message is posted once, and all counts end up right", async () => {
    chat.slack.limit({ method: 'chat.postMessage', count: 1, perMs: 1_000, byChannel: true });
    chat.slack.limit({ method: 'chat.update', count: 4, perMs: 60_000 });
    await say(ada, '/quiz', 'start count:3 lobby:3').response();
    for (const second of Array.from({ length: 100 }, (_, index) => index)) {
      await advance(1_000);
      const open = chat.slack
        .messages('general')
        .findLast(({ blocks }) =>
          blocks.flatMap(actionables).some(({ text }) => isDict(text) && text.text === 'A'),
        );
      const who = second % 2 === 0 ? 'ada' : 'grace';
      if (open) await chat.slack.click({ user: who }, open, 'A').response();
    }
    await advance(120_000);
    const texts = chat.slack.messages('general').map(read);
    for (const heading of ['A quiz with 3', 'Question 1', 'Question 2', 'Question 3', 'Final standings']) {
      expect(texts.filter((text) => text.startsWith(heading))).toHaveLength(1);
    }
    expect(texts.filter((text) => text.includes('The answer is'))).toHaveLength(3);
    expect(chat.slack.messages('general').flatMap((message) => chat.slack.thread(message))).toEqual([]);
  });

  test('a failing channel affects no other, and a manager is notified', async () => {
    chat.slack.addChannel('random');
    for (const channel of ['general', 'random']) {
      await say({ user: 'ada', channel }, '/daily', 'setup 11:00 UTC days:daily').response();
    }
    chat.slack.archive('general');
    await advance(hours(1));
    expect(chat.slack.messages('random').map(read).join()).toContain('Daily question 1');
    expect(chat.slack.direct('ada').map(read).join()).toContain('The channel is archived.');
  });

  test('a command in an archived channel is told so, and promises nothing', async () => {
    await say(ada, '/daily', 'setup 11:00 UTC days:daily').response();
    await chat.slack.archive('general').acked;
    expect(await answer(say(ada, '/daily', 'now'))).toBe('⚠️ The channel is archived. Unarchive it first.');
    await chat.settled();
    expect(chat.slack.direct('ada')).toEqual([]);
  });

  test('being uninstalled pauses all schedules', async () => {
    await say(ada, '/daily', 'setup 11:00 UTC days:daily').response();
    await Promise.all(chat.slack.uninstall().map(({ settled }) => settled));
    const schedule = () =>
      chat.services.store.transaction(async ({ channels, schedules }) => {
        const [channel] = await channels.inWorkspace('slack', chat.slack.teams[0]?.id ?? '');
        return channel && schedules.ofChannel(channel.id);
      });
    await expect.poll(async () => (await schedule())?.status).toBe('paused');
    const before = chat.slack.calls('chat.postMessage').length;
    await advance(hours(2));
    expect(chat.slack.calls('chat.postMessage')).toHaveLength(before);
  });
});
