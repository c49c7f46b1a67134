import type { App } from '@slack/bolt';
import type { Handler } from '../../../chat/platform-adapter.ts';
import { type Person, senderOf, unknownUser } from '../people.ts';
import type { ReceiverContext } from '../receiving/receiver-context.ts';

/** Listens to people who invite the bot to a channel. If it came by itself, for a command, nobody has to be greeted. */
export const receiveInvitations = (app: App, receiver: ReceiverContext): void => {
  const { handler, workspace, channels, lookUp, placeOf } = receiver;
  app.event('member_joined_channel', async ({ event, context }) => {
    const { user, channel, inviter } = event;
    if (user !== context.botUserId || inviter === undefined) return;
    channels.forget(channel);
    const [person, place] = await Promise.all([
      lookUp(inviter, ''),
      channels.inspect(placeOf(channel, 'this channel')),
    ]);
    const sender = senderOf(workspace, inviter, person);
    await handler.handle({ kind: 'joined', scope: 'channel', sender, place });
  });
};

/** Tells the person who installed the app in a workspace how to begin. Call it once the workspace is listened to. */
export const greetInstaller = async (
  handler: Handler,
  workspace: string,
  user: string,
  person: Person = unknownUser(''),
): Promise<void> => {
  const place = { platform: 'slack', workspace, channel: '', name: '', obstacle: invitation };
  const sender = { ...senderOf(workspace, user, person), manager: true };
  await handler.handle({ kind: 'joined', scope: 'workspace', sender, place });
};

const invitation = 'Invite me to a channel: type /invite @Hotseat there.';
