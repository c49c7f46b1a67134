import { findChannel, findMember, type Ref } from './act/who.ts';
import { topLevel } from './api/history.ts';
import { repliesTo } from './api/post.ts';
import { filesIn } from './blocks/slack-files.ts';
import type { Core } from './core.ts';
import { directChannel } from './state.ts';
import type { Call, Channel, Message, View } from './types.ts';

/** Creates the functions with which tests inspect the server. Messages and views are live objects, not copies. */
export function reader(core: Core) {
  const { state, calls } = core;
  return {
    /** Lists the messages of a channel outside threads, oldest first. */
    messages: (ref: Ref): Message[] => topLevel(core, findChannel(state, ref)),
    /** Lists the replies under a message, oldest first. */
    thread: (message: Message): Message[] => repliesTo(core, message),
    /** Returns the bot's direct conversation with a member. */
    directWith: (ref: Ref): Channel => directChannel(state, findMember(state, ref), () => core.ids.next('D')),
    /** Lists the messages of the bot's direct conversation with a member. */
    direct: (ref: Ref): Message[] =>
      topLevel(
        core,
        directChannel(state, findMember(state, ref), () => core.ids.next('D')),
      ),
    /** Lists the ephemeral messages that a member sees, oldest first. */
    ephemerals: (ref: Ref): Message[] => {
      const { id } = findMember(state, ref);
      return state.ephemerals.filter((message) => message.to === id && !message.deleted);
    },
    /** Returns the Home tab of a member, if one was published. */
    home: (ref: Ref): View | undefined => state.views.get(state.homes.get(findMember(state, ref).id) ?? ''),
    /** Lists the open modals of a member; the visible one is last. */
    views: (ref: Ref): View[] =>
      (state.stacks.get(findMember(state, ref).id) ?? []).flatMap((id) => state.views.get(id) ?? []),
    /** Lists the calls of one method so far. */
    calls: (method: string): Call[] => calls.filter((call) => call.method === method),
    /** Lists the files whose upload was completed. */
    files: () => [...state.files.values()].filter((file) => file.completedAt !== undefined),
    /** Returns the bytes of the pictures that a message shows, in reading order. */
    pictures: ({ blocks }: Message) =>
      filesIn(blocks).flatMap(({ file }) => state.files.get(String(file.id))?.content ?? []),
  };
}
