import { demand, refuse } from '../api-error.ts';
import { messageEvent } from '../events.ts';
import { editMessage, FLAGS, flagsOf, postMessage } from '../messages.ts';
import type { State } from '../state.ts';
import { storedComponents } from '../stored-parts.ts';
import type { Answer, Choice, Interaction, Json, Message, Modal } from '../types.ts';
import { checkChoices } from '../validate/commands.ts';
import { checkMessage } from '../validate/message.ts';
import { checkModal } from '../validate/modal.ts';
import { isJson, type Problem, problem } from '../validate/shape.ts';
import { formOf } from './messages.ts';
import { type Call, param, type Reply, type Route } from './routes.ts';

/** The time limit for the first response, as documented. */
export const FIRST_RESPONSE_MS = 3000;
/** How long a token is valid, as documented. */
export const TOKEN_MS = 15 * 60_000;

/** The result of a response: its record, and the message that it created or changed. */
interface Done {
  readonly answer: Omit<Answer, 'afterMs'>;
  readonly message?: Message;
  readonly events?: Reply['events'];
}

type Answering = (call: Call, interaction: Interaction, data: Json) => Done;

const nothing = { ephemeral: false, messageId: undefined, modal: undefined, choices: undefined };

/** Builds the metadata of a message: who did what to make the bot write it. A modal names the interaction that opened it. */
function metadata(state: State, interaction: Interaction): Json {
  const { id, type, payload, sourceMessageId, openedBy } = interaction;
  const opener = openedBy && [...state.interactions.values()].find((each) => each.id === openedBy);
  return {
    id,
    type,
    user: (payload.member as Json | undefined)?.user ?? payload.user,
    authorizing_integration_owners: payload.authorizing_integration_owners,
    ...(type === 3 ? { interacted_message_id: sourceMessageId } : {}),
    ...(opener ? { triggering_interaction_metadata: metadata(state, opener) } : {}),
  };
}

/** Creates a message that answers an interaction. */
export function respond(call: Call, interaction: Interaction, payload: Json, loading: boolean): Message {
  const { state } = call;
  const ephemeral = (flagsOf(payload) & FLAGS.EPHEMERAL) !== 0;
  return postMessage(state, {
    channelId: interaction.channelId,
    author: state.bot,
    payload: loading ? {} : payload,
    files: loading ? [] : call.files,
    onlyFor: ephemeral ? interaction.userId : undefined,
    loading,
    more: {
      application_id: state.applicationId,
      webhook_id: state.applicationId,
      interaction_metadata: metadata(state, interaction),
    },
  });
}

/** Builds the event of a message, unless only one person sees it. */
export function eventOf(
  state: State,
  name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
  message: Message,
): NonNullable<Reply['events']> {
  return state.messages.get(message.id)?.onlyFor === undefined ? [messageEvent(state, name, message)] : [];
}

const reply: Answering = (call, interaction, data) => {
  demand(checkMessage(data, call.files, undefined, ['data']));
  const message = respond(call, interaction, data, false);
  const ephemeral = (message.flags & FLAGS.EPHEMERAL) !== 0;
  return {
    answer: { ...nothing, kind: 'reply', ephemeral, messageId: message.id },
    message,
    events: eventOf(call.state, 'MESSAGE_CREATE', message),
  };
};

const defer: Answering = (call, interaction, data) => {
  const message = respond(call, interaction, data, true);
  const ephemeral = (message.flags & FLAGS.EPHEMERAL) !== 0;
  return {
    answer: { ...nothing, kind: 'deferred', ephemeral, messageId: message.id },
    events: eventOf(call.state, 'MESSAGE_CREATE', message),
  };
};

const deferUpdate: Answering = (_call, interaction) => ({
  answer: { ...nothing, kind: 'deferred update', messageId: interaction.sourceMessageId },
});

/** Discord drops files that come with an update, so components that show them are refused; a later edit accepts them. */
const update: Answering = (call, interaction, data) => {
  const stored = call.state.messages.get(interaction.sourceMessageId ?? '');
  if (!stored) throw refuse.unknownMessage();
  demand(checkMessage(data, [], stored, ['data']));
  const message = editMessage(call.state, stored, data, []);
  return {
    answer: { ...nothing, kind: 'update', ephemeral: stored.onlyFor !== undefined, messageId: message.id },
    message,
    events: eventOf(call.state, 'MESSAGE_UPDATE', message),
  };
};

/** Returns the type of the option that a person is typing in; string if there is none. */
function focusedType(data: unknown): number {
  const options = isJson(data) && Array.isArray(data.options) ? (data.options as Json[]) : [];
  for (const option of options) {
    if (option.focused === true) return Number(option.type);
    if (Array.isArray(option.options)) return focusedType(option);
  }
  return 3;
}

const suggest: Answering = (_call, interaction, data) => {
  demand(checkChoices(data, focusedType(interaction.payload.data), ['data']));
  return { answer: { ...nothing, kind: 'choices', choices: (data.choices as Choice[] | null) ?? [] } };
};

const openModal: Answering = (call, interaction, data) => {
  demand(checkModal(data, ['data']));
  const { custom_id, title, components } = data as unknown as Modal;
  const modal: Modal = {
    custom_id,
    title,
    components: storedComponents(components, [], call.state.nextId),
    interactionId: interaction.id,
  };
  return { answer: { ...nothing, kind: 'modal', modal } };
};

const answers: Readonly<Record<number, Answering>> = {
  4: reply,
  5: defer,
  6: deferUpdate,
  7: update,
  8: suggest,
  9: openModal,
};

/** Checks the callback type: autocomplete takes only choices, and updates need a message. */
function checkType(interaction: Interaction, type: unknown): Problem[] {
  const allowed =
    interaction.type === 4
      ? [8]
      : [4, 5, ...(interaction.sourceMessageId ? [6, 7] : []), ...(interaction.type === 5 ? [] : [9])];
  return allowed.some((each) => each === type)
    ? []
    : problem(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
}

/** Takes the first response to an interaction. */
export function callback(call: Call): Reply {
  const { state } = call;
  const interaction = state.interactions.get(param(call, 'token'));
  if (!interaction || interaction.id !== param(call, 'interaction')) throw refuse.unknownInteraction();
  if (interaction.answer) throw refuse.alreadyAcknowledged();
  const afterMs = state.now() - interaction.sentAt;
  if (afterMs > FIRST_RESPONSE_MS) throw refuse.unknownInteraction();
  const body = formOf(call.body);
  demand(checkType(interaction, body.type));
  const act = answers[Number(body.type)] as Answering;
  const { answer, message, events } = act(call, interaction, isJson(body.data) ? body.data : {});
  interaction.answer = { ...answer, afterMs };
  if (call.query.get('with_response') !== 'true') return { status: 204, ...(events ? { events } : {}) };
  return {
    status: 200,
    ...(events ? { events } : {}),
    body: {
      interaction: {
        id: interaction.id,
        type: interaction.type,
        ...(answer.messageId === undefined ? {} : { response_message_id: answer.messageId }),
        response_message_loading: answer.kind === 'deferred',
        response_message_ephemeral: answer.ephemeral,
      },
      ...(message ? { resource: { type: body.type, message } } : {}),
    },
  };
}

/** The route for the first response to an interaction. It needs no bot token, because the interaction's own is in the path. */
export const interactionRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/:interaction/:token/callback', open: true, handle: callback },
];
