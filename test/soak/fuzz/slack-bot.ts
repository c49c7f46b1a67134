import type { Logger } from 'pino';
import { createBot } from '../../../src/bot/bot.ts';
import type { SlackTransport } from '../../../src/config.ts';
import { createSlack } from '../../../src/platforms/slack/adapter.ts';
import { linesOf } from '../../loopback/slack/read.ts';
import { openSlack, type Slack } from '../../loopback/slack/server.ts';
import { noUploads } from '../../support/no-uploads.ts';
import { serve } from '../../support/serve.ts';
import { createServices } from '../../support/services.ts';
import { wordsFromInside } from './read.ts';
import { type Payload, type PayloadKind, recordPayloads } from './slack-payloads.ts';

/** A bot in a loopback workspace, and one payload of each kind that Slack sent it. */
export interface FuzzedSlack {
  readonly slack: Slack;
  /** Where the bot listens, with signed HTTP. */
  readonly port: number | undefined;
  readonly payloads: Readonly<Record<PayloadKind, Payload>>;
  /** Checks that the bot still answers, and what people have read since the last call. */
  faults(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens the bot. `transportOf` says how Slack reaches it. */
export const openFuzzedSlack = async (
  log: Logger,
  transportOf: (slack: Slack) => SlackTransport,
): Promise<FuzzedSlack> => {
  const services = { ...(await createServices()), log };
  const slack = await openSlack({
    now: services.runtime.now,
    teams: [
      { users: [{ name: 'ada', is_admin: true, tz: 'Europe/Berlin' }, 'grace'], channels: ['general'] },
    ],
  });
  const adapter = await createSlack({
    botToken: slack.botToken,
    transport: transportOf(slack),
    apiUrl: slack.apiUrl,
    managers: 'admins',
    uploads: noUploads,
    draw: async () => undefined,
    log,
    now: services.runtime.now,
    pause: async () => {},
  });
  const bot = createBot(services, [adapter.platform]);
  await bot.start();
  await adapter.connect(bot);
  const server = adapter.routes === undefined ? undefined : await serve([adapter], log);
  if (server === undefined) await slack.connected();
  else slack.deliverTo(`http://127.0.0.1:${server.port}/slack/events`);
  const payloads = await recordPayloads(slack);
  let read = 0;
  return {
    slack,
    port: server?.port,
    payloads,
    faults: async () => {
      const said = slack.command({ user: 'grace', channel: 'general' }, '/hotseat', 'team list');
      const answer = linesOf((await said.response()).blocks).join('\n');
      await bot.runner.settled();
      const all = [...slack.messages('general'), ...slack.ephemerals('ada')];
      const texts = all.slice(read).map(({ blocks }) => linesOf(blocks).join('\n'));
      read = all.length;
      return [
        ...(answer.includes('no teams here yet') ? [] : [`the next command was answered with ${answer}`]),
        ...texts.flatMap(wordsFromInside),
      ];
    },
    close: async () => {
      await server?.close();
      await adapter.close();
      await bot.runner.stop();
      await slack.close();
      await services.store.close();
    },
  };
};
