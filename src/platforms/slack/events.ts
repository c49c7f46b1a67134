import type { App } from '@slack/bolt';
import { absent } from './channels.ts';
import type { ReceiverContext } from './receiver-context.ts';

/** Listens to what happens in Slack besides commands, buttons and forms. */
export const receiveEvents = (
  app: App,
  { handler, workspace, channels, showHome }: ReceiverContext,
): void => {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await showHome(event.user, event.channel);
  });
  const leave = async (channel: string): Promise<void> => {
    channels.forget(channel);
    await handler.left('slack', workspace, { channel, reason: absent });
  };
  app.event('channel_left', ({ event }) => leave(event.channel));
  app.event('group_left', ({ event }) => leave(event.channel));
  app.event('app_uninstalled', () => handler.left('slack', workspace));
  app.event('tokens_revoked', async ({ event }) => {
    if ((event.tokens.bot ?? []).length > 0) await handler.left('slack', workspace);
  });
};
