import { actionables } from '../../loopback/slack/blocks/walk.ts';
import { type Dict, dicts, str } from '../../loopback/slack/json.ts';
import { linesOf } from '../../loopback/slack/read.ts';
import { openSlack } from '../../loopback/slack/server.ts';
import type { Call, Message } from '../../loopback/slack/types.ts';
import type { Asked, Chat, Clock } from './chat.ts';
import { longFromNow } from './schedule.ts';

const manager = 'manager';

/** Opens a loopback Slack with this many channels. */
export const openSlackChat = async (channels: number, now: Clock): Promise<Chat> => {
  const names = Array.from({ length: channels }, (_, index) => `c${index}`);
  const users = [{ name: manager, is_admin: true }];
  const slack = await openSlack({ teams: [{ users, channels: names }], now, patienceMs: 60_000 });
  const setUp = new Set<string>();
  let joined = 0;
  let [counted, callbacks, followUps] = [0, 0, 0];
  /** The first post to each response URL, by its address. */
  const responses = new Map<string, Call>();
  const openIn = (channel: string): Asked | undefined =>
    slack
      .messages(channel)
      .map(askedOf)
      .findLast(({ buttons }) => buttons.length > 0);
  const readCalls = (): void => {
    for (; counted < slack.requests.length; counted++) {
      const call = slack.requests[counted];
      if (call?.method !== 'response_url' || call.url === undefined) continue;
      if (responses.has(call.url)) followUps += 1;
      else responses.set(call.url, call);
    }
  };

  /** Sends a command as the manager. A bot that was busy for long may have to connect again first. */
  const say = async (channel: string, name: string, text: string): Promise<void> => {
    await slack.connected();
    const run = slack.command({ user: manager, channel }, name, text);
    if ((await run.acked).ok) await run.response();
    else await say(channel, name, text);
  };

  return {
    now,
    settings: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
    ask: async (game, count) => {
      const wanted = names.slice(0, count);
      const before = new Map(wanted.map((channel) => [channel, openIn(channel)?.buttons[0]]));
      for (const channel of wanted) {
        if (game === 'quiz') await say(channel, '/quiz', 'start count:1 seconds:300 lobby:0');
        else {
          const { time, timezone, days } = longFromNow();
          const options = `time:${time} timezone:${timezone} days:${days}`;
          if (!setUp.has(channel)) await say(channel, '/daily', `setup ${options}`);
          setUp.add(channel);
          await say(channel, '/daily', 'now');
        }
      }
      const opened = () => wanted.flatMap((channel) => newIn(channel, before.get(channel)));
      const newIn = (channel: string, old: string | undefined): Asked[] => {
        const asked = openIn(channel);
        return asked === undefined || asked.buttons[0] === old ? [] : [asked];
      };
      await slack.until(() => opened().length >= count, `${count} questions`);
      return opened();
    },
    copy: (questions) =>
      Promise.all(
        questions.map(async ({ message }, index) => {
          const channel = slack.channel(names[index] ?? '').id;
          const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
            method: 'POST',
            headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
            body: JSON.stringify({ channel, text: 'A question', blocks: (message as Message).blocks }),
          });
          const { ok, error, ts } = (await response.json()) as Dict;
          if (ok !== true) throw new Error(`Could not copy a question: ${error}`);
          const copied = slack.messages(channel).find((one) => one.ts === ts);
          if (copied === undefined) throw new Error('The copied question is not there.');
          return askedOf(copied);
        }),
      ),
    join: (people) => Array.from({ length: people }, () => slack.addUser(`p${joined++}`)),
    press: (person, question, button) => {
      const sentAt = now();
      let acknowledgedMs: number | undefined;
      const { payload, acked } = slack.click({ user: person }, question.message as Message, button);
      void acked.then((ack) => {
        if (ack.ok) acknowledgedMs = ack.ms;
      });
      const url = String(payload.response_url).split('/').at(-1) ?? '';
      return {
        sentAt,
        question,
        button,
        isAcknowledged: () => acknowledgedMs !== undefined,
        outcome: () => {
          const call = responses.get(url);
          return {
            acknowledgedMs,
            toldMs: call && call.at - sentAt,
            isAtOnce: call !== undefined,
            text:
              call === undefined ? '' : linesOf(dicts(call.args.blocks)).join('\n') || String(call.args.text),
          };
        },
      };
    },
    read: (person) => void slack.command({ user: person.id, channel: names[0] ?? '' }, '/leaderboard', ''),
    traffic: () => {
      readCalls();
      callbacks = responses.size;
      return { callbacks, followUps };
    },
    close: slack.close,
  };
};

const askedOf = (message: Message): Asked => ({
  message,
  buttons: message.blocks
    .flatMap(actionables)
    .flatMap((element) => str(element.action_id) ?? [])
    .filter((id) => id.startsWith('answer:')),
});
