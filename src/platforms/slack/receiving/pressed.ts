import type { BlockAction } from '@slack/bolt';
import type { ReplyTarget } from '../reply.ts';

/** Finds out where the reply to a button goes; `undefined` if nobody could see it there. */
export const targetOf = ({
  channel,
  user,
  container,
  view,
  ...body
}: BlockAction): ReplyTarget | undefined => {
  const common = { user: user.id, responseUrl: body.response_url, trigger: body.trigger_id };
  if (channel?.id !== undefined) {
    const pressed = { ts: String(container.message_ts), isPrivate: container.is_ephemeral === true };
    return { ...common, channel: channel.id, channelName: channel.name ?? channel.id, pressed };
  }
  // Our views carry the id of the direct conversation, because a view belongs to no channel.
  if (view === undefined || !/^D[A-Z0-9]+$/.test(view.private_metadata)) return undefined;
  const kind = view.type === 'home' ? ('home' as const) : ('modal' as const);
  return {
    ...common,
    channel: view.private_metadata,
    channelName: 'directmessage',
    view: { id: view.id, kind },
  };
};
