import type { Exchange } from '../../loopback/slack/act/exchange.ts';
import { actionables } from '../../loopback/slack/blocks/walk.ts';
import { str } from '../../loopback/slack/json.ts';
import { linesOf } from '../../loopback/slack/read.ts';
import { openSlack } from '../../loopback/slack/server.ts';
import type { Message } from '../../loopback/slack/types.ts';
import type { ChaosPlatform, RequestKind, Setting } from './chaos-platform.ts';

const methods: Readonly<Record<RequestKind, string>> = {
  post: 'chat.postMessage',
  edit: 'chat.update',
  respond: 'response_url',
  find: 'conversations.history',
};

/** Opens a loopback Slack in Socket Mode. */
export const openChaosSlack = async ({
  channels,
  people,
  now,
  patienceMs,
}: Setting): Promise<ChaosPlatform> => {
  const users = people.map((name, index) => ({ name, is_admin: index === 0 }));
  const slack = await openSlack({ teams: [{ users, channels: [...channels] }], now, patienceMs });
  const user = (person: number): string => people[person] ?? '';
  const textOf = ({ blocks }: Message): string => linesOf(blocks).join('\n');
  /** Returns the reply. What a connection takes with it gets none, which Slack shows to the person. */
  const told = async (exchange: Exchange): Promise<string> => {
    const ack = await exchange.acked;
    const isLost = !ack.ok && /connection_closed|dispatch_failed/.test(ack.error);
    return isLost ? '' : textOf(await exchange.response());
  };
  return {
    name: 'slack',
    channels,
    settings: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
    command: async (channel, path, options) => {
      const [name, ...words] = path.split(' ');
      const line = [...words, ...Object.entries(options).map(([option, value]) => `${option}:${value}`)];
      return told(slack.command({ user: user(0), channel }, `/${name}`, line.join(' ')));
    },
    press: async (person, id, action) => {
      const message = channels.flatMap((channel) => slack.messages(channel)).find(({ ts }) => ts === id);
      if (message === undefined) throw new Error('The message is gone.');
      return told(slack.click({ user: user(person) }, message, action));
    },
    shown: (channel) =>
      slack.messages(channel).map((message) => ({
        id: message.ts,
        // A getter, because there are many messages and few are read.
        get text() {
          return textOf(message);
        },
        actions: message.blocks.flatMap(actionables).flatMap((element) => str(element.action_id) ?? []),
      })),
    requests: () => slack.requests.length,
    reached: async (count) => {
      await slack.until(() => slack.requests.length >= count, `${count} requests`);
    },
    hold: (kind, when) => slack.hold(methods[kind], when),
    loseAnswer: (kind) => slack.loseAnswer(methods[kind]),
    clear: slack.behave,
    close: slack.close,
  };
};
