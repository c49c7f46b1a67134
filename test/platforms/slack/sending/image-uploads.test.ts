import { afterEach, describe, expect, test } from 'vitest';
import { note } from '../../../../src/chat/card.ts';
import { privately, publicly } from '../../../../src/chat/messages.ts';
import type { Draw } from '../../../../src/chat/picture.ts';
import { lobbyMs } from '../../../../src/engine/quiz.ts';
import { answering } from '../../../drivers/changed-bot.ts';
import { seconds } from '../../../drivers/chat-driver.ts';
import { openSlackBot, type SlackBot } from '../../../drivers/slack.ts';
import { linesOf } from '../../../loopback/slack/read.ts';
import type { Message } from '../../../loopback/slack/types.ts';
import { bytesOf, type Drawing, drawing, podium, podiumCard } from '../../../support/drawing.ts';

let chat: SlackBot;
let pictures: Drawing;
afterEach(() => chat.close());

const open = async ({
  processingMs = 0,
  draw = (picture) => pictures.draw(picture),
}: {
  processingMs?: number;
  draw?: Draw;
} = {}) => {
  pictures = drawing();
  const change = answering((incoming) => {
    if (incoming.kind !== 'command') return undefined;
    return (incoming.path === 'stats' ? privately : publicly)(podiumCard('ada'), note('More'));
  });
  chat = await openSlackBot({ draw, processingMs, change });
};
const at = () => ({
  platform: 'slack',
  workspace: chat.slack.teams[0]?.id ?? '',
  channel: chat.slack.channel('general').id,
});
const post = (name = 'ada', key = 'k1') => chat.platform.platform.post(at(), podiumCard(name), key);
const posted = () => chat.slack.messages('general');
const read = ({ blocks }: Message) => linesOf(blocks).join(' ');
const shows = (message: Message | undefined, name: string) => {
  if (message === undefined) throw new Error('There is no message.');
  expect(chat.slack.pictures(message)).toEqual([bytesOf(podium(name))]);
  expect(read(message)).not.toContain('Winner');
};

describe('what the bot posts', () => {
  test("shows its picture, with the same facts in words for people who can't see it", async () => {
    await open();
    await post();
    shows(posted()[0], 'ada');
    expect(posted()[0]?.blocks).toContainEqual(expect.objectContaining({ alt_text: 'ada won.' }));
    expect(posted()[0]).toMatchObject({ metadata: { event_payload: { key: 'k1' } } });
    expect(posted()[0]?.text).toContain('Winner: ada');
  });

  test('shows the picture of its latest edit', async () => {
    await open();
    const ts = await post();
    await chat.platform.platform.edit(at(), ts, podiumCard('grace'));
    shows(posted()[0], 'grace');
    await chat.platform.platform.edit(at(), ts, note('Over'));
    expect(posted().map(chat.slack.pictures)).toEqual([[]]);
  });

  test('shows pictures in a direct message too', async () => {
    await open();
    const user = chat.slack.user('ada').id;
    await chat.platform.platform.tell({ ...at(), user }, podiumCard('ada'));
    shows(chat.slack.direct('ada')[0], 'ada');
  });

  test('waits while Slack processes the file, and is posted once', async () => {
    await open({ processingMs: 2_500 });
    await post();
    expect(posted()).toHaveLength(1);
    shows(posted()[0], 'ada');
    expect(chat.slack.calls('chat.postMessage')).toHaveLength(3);
    expect(pictures.drawn).toHaveLength(1);
  });

  test('shows text, once, if that takes too long, and tries again with the next edit', async () => {
    await open({ processingMs: 60_000 });
    await post();
    expect(posted().map(read)).toEqual([expect.stringContaining('Winner: ada')]);
    expect(posted()[0]).toMatchObject({ metadata: { event_payload: { key: 'k1' } } });
    await post('ada', 'k2');
    expect(chat.slack.files()).toHaveLength(2);
  });

  test('shows text if the picture could not be drawn', async () => {
    await open({ draw: async () => undefined });
    await post();
    expect(posted().map(read)).toEqual([expect.stringContaining('Winner: ada')]);
    expect(chat.slack.calls('files.getUploadURLExternal')).toEqual([]);
  });

  test.each(['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'])(
    'shows text, once, when the response of %s is lost',
    async (method) => {
      await open();
      chat.slack.loseAnswer(method);
      await post();
      expect(posted().map(read)).toEqual([expect.stringContaining('Winner: ada')]);
    },
  );

  test('shows text if the bot may not upload files', async () => {
    await open();
    chat.slack.teams[0]?.scopes.delete('files:write');
    await post();
    expect(posted().map(read)).toEqual([expect.stringContaining('Winner: ada')]);
  });

  test('is drawn and uploaded once, even if it is sent again', async () => {
    await open();
    chat.slack.rateLimit('chat.postMessage', 2);
    await expect(post()).rejects.toMatchObject({ name: 'PlatformBusy' });
    await post();
    shows(posted()[0], 'ada');
    expect([pictures.drawn.length, chat.slack.files().length]).toEqual([1, 1]);
  });

  test("is found when Slack's response was lost", async () => {
    await open();
    chat.slack.loseAnswer('chat.postMessage');
    await expect(post()).rejects.toThrow();
    expect(await chat.platform.platform.find(at(), 'k1')).toBe(posted()[0]?.ts);
    shows(posted()[0], 'ada');
  });
});

describe('a picture that nobody needs is deleted', () => {
  const kept = () => chat.slack.files().map(({ content }) => String(content));
  const until = (names: string[]) =>
    chat.slack.until(() => kept().length === names.length, `${names.length} files`);

  test('once its message shows another one, even after a restart', async () => {
    await open();
    const ts = await post();
    await post('zoe', 'k2');
    await chat.restart();
    await chat.platform.platform.edit(at(), ts, podiumCard('grace'));
    await until(['zoe', 'grace']);
    expect(kept()).toEqual(['zoe', 'grace'].map((name) => String(bytesOf(podium(name)))));
    shows(posted()[0], 'grace');
    await chat.platform.platform.edit(at(), ts, note('Over'));
    await until(['zoe']);
    shows(posted()[1], 'zoe');
  });

  test('unless another message still shows it', async () => {
    await open();
    const ts = await post();
    await post('ada', 'k2');
    expect(kept()).toHaveLength(1);
    await chat.platform.platform.edit(at(), ts, podiumCard('grace'));
    await until(['ada', 'grace']);
    shows(posted()[1], 'ada');
  });

  test('once its message was deleted', async () => {
    await open();
    const ts = await post();
    chat.slack.fail('chat.update', 'message_not_found');
    expect(await chat.platform.platform.edit(at(), ts, podiumCard('ada'))).toBe('deleted');
    await until([]);
  });

  test('a day after it was shown to one person', async () => {
    await open();
    await chat.slack.command({ user: 'ada', channel: 'general' }, '/stats').response();
    expect(kept()).toHaveLength(1);
    await chat.services.runtime.advance(seconds(24 * 3600), chat.settled);
    await post('grace');
    await until(['grace']);
    expect(kept()).toEqual([String(bytesOf(podium('grace')))]);
  });

  test('and is tried again if Slack does not delete it', async () => {
    await open();
    const ts = await post();
    chat.slack.fail('files.delete', 'internal_error');
    await chat.platform.platform.edit(at(), ts, note('Over'));
    await chat.slack.until(() => chat.slack.calls('files.delete').length === 1, 'a try');
    await post('grace', 'k2');
    await until(['grace']);
  });
});

test('a quiz shows its podium', async () => {
  const { draw, drawn } = drawing();
  chat = await openSlackBot({ draw, processingMs: 1_000 });
  const advance = (ms: number) => chat.services.runtime.advance(ms, chat.settled);
  await chat.slack.command({ user: 'ada', channel: 'general' }, '/quiz', 'start count:1').response();
  await advance(lobbyMs);
  const question = posted().at(-1);
  if (question === undefined) throw new Error('No question came.');
  await chat.slack.click({ user: 'ada' }, question, 'A').response();
  await advance(seconds(60));
  expect(drawn.map(({ kind }) => kind)).toEqual(['podium']);
  const shown = posted().flatMap(chat.slack.pictures);
  expect(shown.map(String).toSorted()).toEqual(drawn.map((one) => String(bytesOf(one))).toSorted());
});

describe('an answer', () => {
  const ask = (line: string) => chat.slack.command({ user: 'ada', channel: 'general' }, line);

  test('is acknowledged before its picture is drawn, and then shows it', async () => {
    const { promise: gate, resolve: draw } = Promise.withResolvers<void>();
    await open({
      draw: async (picture) => {
        await gate;
        return pictures.draw(picture);
      },
    });
    const asked = ask('/leaderboard');
    expect(await asked.acked).toMatchObject({ ok: true });
    draw();
    shows(await asked.response(), 'ada');
    expect(read(await asked.response(1))).toBe('More');
    expect(posted()).toHaveLength(2);
  });

  test('for one person stays private', async () => {
    await open({ processingMs: 1_000 });
    const answer = await ask('/stats').response();
    shows(answer, 'ada');
    expect(answer.to).toBe(chat.slack.user('ada').id);
    expect(posted()).toEqual([]);
  });

  test('shows text if the file is not ready in time', async () => {
    await open({ processingMs: 60_000 });
    const asked = ask('/leaderboard');
    expect(read(await asked.response())).toContain('Winner: ada');
    expect(read(await asked.response(1))).toBe('More');
    expect(posted()).toHaveLength(2);
  });

  test('shows its picture even if the response URL no longer works', async () => {
    await open();
    chat.slack.fail('response_url', 500, { times: 2 });
    shows(await ask('/stats').ephemeral(), 'ada');
  });
});
