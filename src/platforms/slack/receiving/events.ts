import type { App, Context } from '@slack/bolt';
import { absent } from '../channels.ts';
import { receiveInvitations } from '../install/arrivals.ts';
import { parseSpoken } from '../slash-command.ts';
import { createAnswer, createAsk } from './asking.ts';
import { receivedAt } from './guard.ts';
import type { ReceiverContext } from './receiver-context.ts';

/** What happens to a person happens in no channel. */
const noChannel = '-';

/** Listens to what happens in Slack besides commands, buttons, and forms. */
export const receiveEvents = (app: App, receiver: ReceiverContext): void => {
  const { handler, workspace, channels, placeOf, homes } = receiver;
  const ask = createAsk(receiver);
  receiveInvitations(app, receiver);
  const answer = createAnswer(receiver);
  const hear = async (event: object, body: object, context: Context): Promise<void> => {
    const said = spokenBy(event, context.botUserId);
    if (said === undefined) return;
    const { user, channel, text } = said;
    const place = placeOf(channel, channel.startsWith('D') ? 'directmessage' : 'this channel');
    const wanted = parseSpoken(afterMention(text, context.botUserId), handler);
    const origin = { body, at: receivedAt(context) };
    await answer(wanted, { user, channel, channelName: place.name }, '', place, origin);
  };
  app.event('app_mention', ({ event, body, context }) => hear(event, body, context));
  // Comes only where im:history was granted.
  app.event('message', async ({ event, body, context }) => {
    if (event.channel_type === 'im') await hear(event, body, context);
  });
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await homes.opened(event.user, event.channel);
  });
  app.event('user_change', async ({ event, body, context }) => {
    const { id, deleted } = event.user;
    const person = receiver.learn(event.user);
    if (person === undefined) return;
    const origin = { body, at: receivedAt(context) };
    await ask({ kind: 'person', hasLeft: deleted }, id, person, placeOf(noChannel, ''), origin);
  });
  const leave = async (channel: string): Promise<void> => {
    channels.forget(channel);
    await handler.left('slack', workspace, { channel, reason: absent });
  };
  app.event('channel_left', ({ event }) => leave(event.channel));
  app.event('group_left', ({ event }) => leave(event.channel));
  // The next command there asks again whether the bot can post.
  app.event('channel_archive', async ({ event }) => channels.forget(event.channel));
  app.event('group_archive', async ({ event }) => channels.forget(event.channel));
  app.event('app_uninstalled', () => handler.left('slack', workspace));
  app.event('tokens_revoked', async ({ event }) => {
    if ((event.tokens.bot ?? []).length > 0) await handler.left('slack', workspace);
  });
};

/** What a person said. */
interface Said {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
}

/** Reads what a person said; `undefined` if it was an app, or if it only reports a change of a message. */
const spokenBy = (event: object, self: string | undefined): Said | undefined => {
  const { user, channel, text, bot_id, subtype }: Readonly<Record<string, unknown>> = { ...event };
  const isPerson = bot_id === undefined && subtype === undefined && user !== self;
  return isPerson && typeof user === 'string' && typeof channel === 'string' && typeof text === 'string'
    ? { user, channel, text }
    : undefined;
};

/** Returns what follows the mention of the bot; everything if it is not mentioned. */
const afterMention = (text: string, self = ''): string =>
  (text.split(new RegExp(`<@${self}(?:\\|[^<>]*)?>`)).at(-1) ?? '').trim();
