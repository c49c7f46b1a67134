import {
  type APIMessageTopLevelComponent,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type { Card } from '../../chat/card.ts';
import { formCard } from '../../chat/form-card.ts';
import { type DrawnCard, isIllustrated } from '../../chat/illustrate.ts';
import type { Reply } from '../../chat/messages.ts';
import type { Draw } from '../../chat/picture.ts';
import { showing } from './attachments.ts';
import { correctionRows } from './correcting.ts';
import { modalOf } from './forms.ts';
import type { Exchange } from './link/exchange.ts';
import type { MessageRequest, Messages } from './message.ts';
import type { Promptness } from './promptness.ts';

/** How replies are delivered. */
export interface ReplyOptions {
  readonly draw: Draw;
  readonly messages: Messages;
  /** Tells which replies are announced first, because Discord waits only three seconds. */
  readonly promptness: Promptness;
}

/**
 * Delivers the reply to an interaction in time. Pictures are drawn after Discord knows that a reply is coming.
 * @param isPublic whether a late reply is likely meant for the whole channel
 */
export const respond = async (
  exchange: Exchange,
  answer: Promise<Reply>,
  isPublic: boolean,
  { draw, messages, promptness }: ReplyOptions,
): Promise<void> => {
  const isForeseen = isOnMessage(exchange) && promptness.isBusy();
  const inTime = promptness.inTime(answer);
  const ready = isForeseen ? undefined : await inTime;
  if (ready !== undefined && !takesTime(ready)) return answerAtOnce(exchange, ready, messages);
  const isForAll = ready === undefined ? isPublic : ready.kind === 'reply' && !ready.private;
  await promptness.announcing(announce(exchange, isForAll));
  const late = await answer;
  await promptness.turn();
  await answerLate(exchange, late, isForAll, { draw, messages });
};

/** Returns whether a button or a menu was used. Its message can then be changed. */
const isOnMessage = ({ act }: Exchange): boolean => act.type === InteractionType.MessageComponent;

/** Tells Discord that a reply will come. On a message it can still change that or add a new one, for everyone or for one person. */
const announce = (exchange: Exchange, isForAll: boolean): Promise<void> =>
  isOnMessage(exchange)
    ? exchange.answer({ type: InteractionResponseType.DeferredMessageUpdate }, false)
    : exchange.answer(
        {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          data: isForAll ? {} : { flags: MessageFlags.Ephemeral },
        },
        false,
      );

const takesTime = (response: Reply): boolean => {
  if (response.kind === 'form') return false;
  return response.kind === 'update' ? isIllustrated(response.card) : response.cards.some(isIllustrated);
};

const answerAtOnce = async (exchange: Exchange, response: Reply, messages: Messages): Promise<void> => {
  const { act, answer } = exchange;
  if (response.kind === 'form' && act.type !== InteractionType.ModalSubmit && isBlank(response)) {
    return answer({ type: InteractionResponseType.Modal, data: modalOf(response.form) }, true);
  }
  if (response.kind === 'update' && isOnMessage(exchange)) {
    const data = messages.contentOf(plain(response.card));
    return answer({ type: InteractionResponseType.UpdateMessage, data }, true);
  }
  const [first, ...rest] = repliesOf(response);
  if (first === undefined) return;
  const file = fileIn(response);
  const content = messages.contentOf(plain(first.card));
  const components = [...content.components, ...rowsBelow(exchange, response)];
  const data = { ...content, components, flags: flagsOf(first) };
  const isAll = rest.length === 0 && file === undefined;
  await answer({ type: InteractionResponseType.ChannelMessageWithSource, data }, isAll);
  for (const reply of rest) await exchange.add(messageOf(reply, messages));
  if (file !== undefined) await exchange.add(file);
};

/** Builds what corrects a form that was filled in wrongly. */
const rowsBelow = ({ act }: Exchange, response: Reply): APIMessageTopLevelComponent[] =>
  act.type === InteractionType.ModalSubmit && response.kind === 'form'
    ? correctionRows(act.data, response.form)
    : [];

/** Returns whether a form has no errors yet. Such a form opens as a modal; one with errors is shown as a card. */
const isBlank = ({ form }: Extract<Reply, { kind: 'form' }>): boolean =>
  form.notes.length === 0 && form.fields.every(({ error }) => error === undefined);

/** @param isForAll whether the announced reply is for everyone, which can't be changed anymore */
const answerLate = async (
  exchange: Exchange,
  response: Reply,
  isForAll: boolean,
  { draw, messages }: Pick<ReplyOptions, 'draw' | 'messages'>,
): Promise<void> => {
  const fillIn = (card: Card) =>
    showing(card, draw, (message) => exchange.change(messages.requestOf(message)));
  const add = (reply: OutgoingReply) =>
    showing(reply.card, draw, (message) => exchange.add(messageOf(reply, messages, message)));

  if (response.kind === 'update' && isOnMessage(exchange)) return fillIn(response.card);
  const [first, ...rest] = repliesOf(response);
  const isWaiting = !isOnMessage(exchange);
  const hasRightVisibility = first !== undefined && first.isPrivate !== isForAll;
  if (isWaiting && !hasRightVisibility) await exchange.remove();
  if (first !== undefined) await (isWaiting && hasRightVisibility ? fillIn(first.card) : add(first));
  for (const reply of rest) await add(reply);
  const file = fileIn(response);
  if (file !== undefined) await exchange.add(file);
};

/** A card to send as a message of its own. */
interface OutgoingReply {
  readonly card: Card;
  readonly isPrivate: boolean;
}

/** Lists the cards to send as new messages. An update without a message to change becomes a private reply. */
const repliesOf = (response: Reply): OutgoingReply[] => byKind(replies, response);

const replies: ByKind<Reply, [], OutgoingReply[]> = {
  form: ({ form }) => [{ card: formCard(form, undefined, 'label'), isPrivate: true }],
  update: ({ card }) => [{ card, isPrivate: true }],
  reply: ({ cards, private: isPrivate }) => cards.map((card) => ({ card, isPrivate })),
};

/** Builds the message with the reply's file, for one person; `undefined` if it has none. */
const fileIn = (response: Reply): MessageRequest | undefined => {
  if (response.kind !== 'reply' || response.file === undefined) return undefined;
  const { name, text } = response.file;
  return { body: { flags: MessageFlags.Ephemeral }, files: [{ name, data: Buffer.from(text) }] };
};

const plain = (card: Card): DrawnCard => ({ card, files: [] });

const flagsOf = ({ isPrivate }: OutgoingReply): number =>
  MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0);

const messageOf = (
  reply: OutgoingReply,
  { requestOf }: Messages,
  message = plain(reply.card),
): MessageRequest => requestOf(message, { flags: flagsOf(reply) });
