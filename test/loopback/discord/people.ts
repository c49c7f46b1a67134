import { findCommand, type Input, slashData, type Typing } from './command-input.ts';
import { componentData, type FieldValue, findComponent, modalData, type Picked } from './component-input.ts';
import { messageEvent } from './events.ts';
import { type Act, sendInteraction } from './interactions.ts';
import { userJson } from './json.ts';
import { postMessage } from './messages.ts';
import { type Sent, sentOf } from './outcome.ts';
import { resolve } from './resolve.ts';
import type { LoggedRequest } from './rest/http.ts';
import type { State } from './state.ts';
import type { Channel, Json, Message, Modal, StoredMessage, User } from './types.ts';

/** The person who does something, and the channel: the first one of the first guild by default. */
export type By = User | { readonly user: User; readonly channel?: Channel };

/** What people can do in a Discord client. Each function throws if the client would not allow it. */
export interface People {
  /** Runs a slash command: `slash(ann, '/quiz start', { count: 3 })`. */
  slash(by: By, line: string, input?: Input): Sent;
  /** Types into an option (the last of `input` unless `focused` names another); await `.choices()`. */
  complete(by: By, line: string, input: Input, focused?: string): Sent;
  /** Presses a button of a message as the person saw it, found by custom_id or label. */
  click(by: By, message: Message, button: string): Sent;
  /** Chooses in a select. */
  select(by: By, message: Message, customId: string, picked: Picked | readonly Picked[]): Sent;
  /** Fills in and submits a modal as the person who got it. Fields are found by custom_id or label. */
  submit(modal: Modal, fields: Readonly<Record<string, FieldValue>>): Sent;
  /** Runs a message command ("Apps" in a message's menu). */
  messageCommand(by: By, name: string, message: Message): Sent;
  /** Runs a user command on a person. */
  userCommand(by: By, name: string, target: User): Sent;
  /** Sends an interaction that no client would: any type with any data, on a message if there is one. */
  forge(by: By, type: number, data: Json, message?: Message): Sent;
  /** Writes an ordinary message. */
  say(by: By, content: string): Message;
}

/** Creates the functions with which people act. */
export function createPeople(state: State, log: readonly LoggedRequest[], patienceMs: number): People {
  const placeOf = (by: By): Typing => {
    const { user, channel = [...state.channels.values()][0] } = 'user' in by ? by : { user: by };
    if (!channel) throw new Error('There is no channel to be in: open Discord with a guild.');
    return { user, channel, guild: state.guilds.get(channel.guildId ?? '') };
  };
  const send = (act: Act): Sent => sentOf(state, sendInteraction(state, act), log, patienceMs);

  /** Finds the message that a person looks at; throws if it is gone or hidden from them. */
  const seen = (by: By, message: Message): { at: Typing; source: StoredMessage } => {
    const source = state.messages.get(message.id);
    const channel = state.channels.get(message.channel_id);
    if (!source || !channel) throw new Error('The message was deleted, so nothing on it can be used.');
    const user = 'user' in by ? by.user : by;
    if (source.onlyFor !== undefined && source.onlyFor !== user.id)
      throw new Error(`${user.name} cannot see this ephemeral message.`);
    return { at: placeOf({ user, channel }), source };
  };
  const use = (
    by: By,
    message: Message,
    name: string,
    isKind: (type: number) => boolean,
    picked: readonly Picked[],
  ): Sent => {
    const { at, source } = seen(by, message);
    const component = findComponent(message, name, isKind);
    return send({ ...at, type: 3, source, data: componentData(state, at.guild, component, picked) });
  };

  return {
    slash: (by, line, input = {}) => {
      const at = placeOf(by);
      return send({ ...at, type: 2, data: slashData(state, at, line, input) });
    },
    complete: (by, line, input, focused) => {
      const at = placeOf(by);
      const data = slashData(state, at, line, input, focused ?? Object.keys(input).at(-1) ?? '');
      return send({ ...at, type: 4, data });
    },
    click: (by, message, button) => use(by, message, button, (type) => type === 2, []),
    select: (by, message, customId, picked) =>
      use(
        by,
        message,
        customId,
        (type) => type === 3 || (type >= 5 && type <= 8),
        Array.isArray(picked) ? picked : [picked as Picked],
      ),
    submit: (modal, fields) => {
      const opener = [...state.interactions.values()].find((each) => each.id === modal.interactionId);
      const user = state.users.get(opener?.userId ?? '');
      const channel = state.channels.get(opener?.channelId ?? '');
      if (!opener || !user || !channel) throw new Error('Nobody was shown this modal.');
      const at = placeOf({ user, channel });
      const source = state.messages.get(opener.sourceMessageId ?? '');
      const data = modalData(state, at.guild, modal, fields);
      return send({ ...at, type: 5, source, data, openedBy: opener.id });
    },
    messageCommand: (by, name, message) => {
      const { at } = seen(by, message);
      const { id } = findCommand(state, at, name, 3);
      const resolved = { messages: { [message.id]: structuredClone(message) } };
      return send({ ...at, type: 2, data: { id, name, type: 3, target_id: message.id, resolved } });
    },
    userCommand: (by, name, target) => {
      const at = placeOf(by);
      const { id } = findCommand(state, at, name, 2);
      const resolved = resolve(state, at.guild, [target.id]) ?? { users: { [target.id]: userJson(target) } };
      return send({ ...at, type: 2, data: { id, name, type: 2, target_id: target.id, resolved } });
    },
    forge: (by, type, data, message) => {
      const source = message && state.messages.get(message.id);
      return send({ ...placeOf(by), type, data, ...(source ? { source } : {}) });
    },
    say: (by, content) => {
      const { user, channel } = placeOf(by);
      const message = postMessage(state, {
        channelId: channel.id,
        author: user,
        payload: { content },
        files: [],
      });
      state.dispatch(messageEvent(state, 'MESSAGE_CREATE', message));
      return structuredClone(message);
    },
  };
}
