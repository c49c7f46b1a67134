import { demand, refuse } from '../api-error.ts';
import { messageDelete } from '../events.ts';
import { editMessage, FLAGS } from '../messages.ts';
import type { State } from '../state.ts';
import type { Answer, Interaction, StoredMessage } from '../types.ts';
import { checkMessage } from '../validate/message.ts';
import { eventOf, respond, TOKEN_MS } from './interactions.ts';
import { formOf } from './messages.ts';
import { type Call, param, type Reply, type Route } from './routes.ts';

/**
 * Finds the interaction whose token is in the path. Throws 50027 for a token that is made up or older than 15 minutes,
 * and 10015 while there is no first response. If the first response never comes, that stays so.
 */
function answered(call: Call): Interaction & { answer: Answer } {
  const { state } = call;
  if (param(call, 'application') !== state.applicationId) throw refuse.unknownWebhook();
  const interaction = state.interactions.get(param(call, 'token'));
  if (!interaction || state.now() - interaction.sentAt > TOKEN_MS) throw refuse.invalidWebhookToken();
  if (!interaction.answer) throw refuse.unknownWebhook();
  return interaction as Interaction & { answer: Answer };
}

/** Finds a message of the interaction: `@original`, one of its follow-ups, or the message of the clicked button. */
function ownMessage(state: State, interaction: Interaction, id: string): StoredMessage {
  const original = interaction.answer?.messageId;
  const wanted = id === '@original' ? original : id;
  const mine = wanted !== undefined && (wanted === original || interaction.followUpIds.includes(wanted));
  const stored = mine ? state.messages.get(wanted) : undefined;
  if (!stored) throw refuse.unknownMessage();
  return stored;
}

function get(call: Call): Reply {
  return { status: 200, body: ownMessage(call.state, answered(call), param(call, 'message')).json };
}

function change(call: Call, stored: StoredMessage): Reply {
  const payload = formOf(call.body);
  demand(checkMessage(payload, call.files, stored));
  const message = editMessage(call.state, stored, payload, call.files);
  return { status: 200, body: message, events: eventOf(call.state, 'MESSAGE_UPDATE', message) };
}

function edit(call: Call): Reply {
  return change(call, ownMessage(call.state, answered(call), param(call, 'message')));
}

function remove(call: Call): Reply {
  const { state } = call;
  const { json, onlyFor } = ownMessage(state, answered(call), param(call, 'message'));
  state.messages.delete(json.id);
  return { status: 204, events: onlyFor === undefined ? [messageDelete(state, json)] : [] };
}

/** Posts a follow-up. Right after a deferral, it fills in the deferred reply instead, as documented. */
function followUp(call: Call): Reply {
  const { state, files } = call;
  const interaction = answered(call);
  const original = state.messages.get(interaction.answer.messageId ?? '');
  if (original && (original.json.flags & FLAGS.LOADING) !== 0) return change(call, original);
  const payload = formOf(call.body);
  demand(checkMessage(payload, files));
  const message = respond(call, interaction, payload, false);
  interaction.followUpIds.push(message.id);
  return { status: 200, body: message, events: eventOf(state, 'MESSAGE_CREATE', message) };
}

const one = '/webhooks/:application/:token/messages/:message';

/** Routes for an interaction after its first response. They need no bot token, because the interaction's is in the path. */
export const webhookRoutes: readonly Route[] = [
  { method: 'POST', path: '/webhooks/:application/:token', open: true, handle: followUp },
  { method: 'GET', path: one, open: true, handle: get },
  { method: 'PATCH', path: one, open: true, handle: edit },
  { method: 'DELETE', path: one, open: true, handle: remove },
];
