import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import type { Draw, Picture } from '../../src/chat/picture.ts';
import { shortestPauseMs } from '../../src/engine/pace.ts';
import { lobbyMs } from '../../src/engine/quiz.ts';
import { lazyPictures } from '../../src/images/lazy.ts';
import { type ChatDriver, seconds } from '../drivers/chat-driver.ts';
import { openDiscordDriver } from '../drivers/discord.ts';
import { openSlackBot, slackDriverOf } from '../drivers/slack.ts';
import { picturesOf } from '../loopback/discord/read.ts';

const real = lazyPictures(pino({ level: 'silent' }));
/** Every picture that was drawn, with its bytes. */
let drawn: { readonly picture: Picture; readonly bytes: Buffer }[] = [];
afterEach(() => {
  drawn = [];
});
const draw: Draw = async (picture) => {
  const bytes = await real(picture);
  drawn.push({ picture, bytes: Buffer.from(bytes ?? []) });
  return bytes;
};

/** Plays a quiz of three questions with right and wrong answers, then asks for leaderboards and statistics. */
const play = async (chat: ChatDriver): Promise<void> => {
  await chat.says('ada', '/team create Reds');
  await chat.says('ada', '/quiz start count:3 topic:gil');
  for (let question = 0; question < 3; question++) {
    await chat.advance(question === 0 ? lobbyMs : shortestPauseMs);
    await chat.chooses('ada', 'the right one');
    await chat.chooses('grace', question === 0 ? 'a wrong one' : 'the right one');
    // The first question waits for its deadline; later ones close once everyone who answered the first has answered.
    await chat.advance(question === 0 ? seconds(20) : 0);
  }
  await chat.says('ada', '/leaderboard');
  await chat.says('ada', '/stats');
};

/** The pictures in the channel: a podium, a leaderboard. */
const kindsInChannel = ['podium', 'ranking'];
/** Slack shows a leaderboard as a table, and topics as text. */
const kindsInSlack = ['podium'];
const kindOf = (shown: Buffer) => drawn.find(({ bytes }) => bytes.equals(shown))?.picture.kind;
const kindsDrawn = () => drawn.map(({ picture }) => picture.kind).toSorted();
const isPng = (bytes: Buffer) => bytes.subarray(1, 4).toString() === 'PNG' && bytes.length < 150_000;

describe('a game with real pictures', () => {
  test('shows them on Discord', async () => {
    const chat = await openDiscordDriver({ draw });
    await play(chat);
    const urls = chat.discord.messages(chat.discord.channel('general')).flatMap(picturesOf);
    const shown = await Promise.all(urls.map(async (url) => Buffer.from(await (await fetch(url)).bytes())));
    await chat.close();
    expect(shown.map(kindOf)).toEqual(kindsInChannel);
    expect(shown.every(isPng)).toBe(true);
    expect(kindsDrawn()).toEqual([...kindsInChannel, 'heat-map', 'progress'].toSorted());
  });

  test('shows them in Slack', async () => {
    const bot = await openSlackBot({ draw });
    const chat = slackDriverOf(bot);
    await play(chat);
    const shown = bot.slack.messages('general').flatMap(bot.slack.pictures);
    await chat.close();
    expect(shown.map(kindOf)).toEqual(kindsInSlack);
    expect(shown.every(isPng)).toBe(true);
    expect(kindsDrawn()).toEqual([...kindsInSlack, 'heat-map'].toSorted());
  });
});
