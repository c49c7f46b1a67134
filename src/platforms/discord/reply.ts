import {
  type APIMessageTopLevelComponent,
  type AttachmentPayload,
  type InteractionReplyOptions,
  MessageFlags,
  type RepliableInteraction,
} from 'discord.js';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type { Card } from '../../chat/card.ts';
import { formCard } from '../../chat/form-card.ts';
import { type DrawnCard, isIllustrated } from '../../chat/illustrate.ts';
import type { Reply } from '../../chat/messages.ts';
import type { Draw } from '../../chat/picture.ts';
import { showing } from './attachments.ts';
import { renderCard } from './cards.ts';
import { modalOf } from './forms.ts';
import type { Promptness } from './promptness.ts';

/** How replies are delivered. */
export interface ReplyOptions {
  readonly draw: Draw;
  /** Tells which replies are announced first, because Discord waits only three seconds. */
  readonly promptness: Promptness;
}

/**
 * Delivers the reply to an interaction in time. Pictures are drawn after Discord knows that a reply is coming.
 * @param isPublic whether a late reply is likely meant for the whole channel
 */
export const respond = async (
  interaction: RepliableInteraction,
  answer: Promise<Reply>,
  isPublic: boolean,
  { draw, promptness }: ReplyOptions,
): Promise<void> => {
  const isForeseen = interaction.isMessageComponent() && promptness.isBusy();
  const inTime = promptness.inTime(answer);
  const ready = isForeseen ? undefined : await inTime;
  if (ready !== undefined && !takesTime(ready)) return answerAtOnce(interaction, ready);
  if (interaction.isMessageComponent()) {
    // After this, the reply can still change the message or add a new one, for everyone or for one person.
    await interaction.deferUpdate();
  } else {
    const isForAll = ready === undefined ? isPublic : ready.kind === 'reply' && !ready.private;
    await interaction.deferReply(isForAll ? {} : { flags: MessageFlags.Ephemeral });
  }
  const late = await answer;
  await promptness.turn();
  await answerLate(interaction, late, draw);
};

const takesTime = (response: Reply): boolean => {
  if (response.kind === 'form') return false;
  return response.kind === 'update' ? isIllustrated(response.card) : response.cards.some(isIllustrated);
};

const answerAtOnce = async (interaction: RepliableInteraction, response: Reply): Promise<void> => {
  if (response.kind === 'form' && 'showModal' in interaction && isBlank(response)) {
    await interaction.showModal(modalOf(response.form));
    return;
  }
  if (response.kind === 'update' && interaction.isMessageComponent()) {
    await interaction.update(contentOf(plain(response.card)));
    return;
  }
  const [first, ...rest] = repliesOf(response);
  if (first === undefined) return;
  await interaction.reply(optionsOf(plain(first.card), first.isPrivate));
  for (const { card, isPrivate } of rest) await interaction.followUp(optionsOf(plain(card), isPrivate));
  await handFile(interaction, response);
};

/** Returns whether a form has no errors yet. Such a form opens as a modal; one with errors is shown as a card. */
const isBlank = ({ form }: Extract<Reply, { kind: 'form' }>): boolean =>
  form.notes.length === 0 && form.fields.every(({ error }) => error === undefined);

const answerLate = async (interaction: RepliableInteraction, response: Reply, draw: Draw): Promise<void> => {
  const fillIn = (card: Card) => showing(card, draw, (message) => interaction.editReply(contentOf(message)));
  const add = ({ card, isPrivate }: OutgoingReply) =>
    showing(card, draw, (message) => interaction.followUp(optionsOf(message, isPrivate)));

  if (response.kind === 'update' && interaction.isMessageComponent())
    return void (await fillIn(response.card));
  const [first, ...rest] = repliesOf(response);
  const isWaiting = !interaction.isMessageComponent();
  // A deferred reply can't be made public or private anymore.
  const hasRightVisibility = first !== undefined && first.isPrivate === interaction.ephemeral;
  if (isWaiting && !hasRightVisibility) await interaction.deleteReply();
  if (first !== undefined) await (isWaiting && hasRightVisibility ? fillIn(first.card) : add(first));
  for (const reply of rest) await add(reply);
  await handFile(interaction, response);
};

/** A card to send as a message of its own. */
interface OutgoingReply {
  readonly card: Card;
  readonly isPrivate: boolean;
}

/** Lists the cards to send as new messages. An update without a message to change becomes a private reply. */
const repliesOf = (response: Reply): OutgoingReply[] => byKind(replies, response);

const replies: ByKind<Reply, [], OutgoingReply[]> = {
  form: ({ form }) => [{ card: formCard(form), isPrivate: true }],
  update: ({ card }) => [{ card, isPrivate: true }],
  reply: ({ cards, private: isPrivate }) => cards.map((card) => ({ card, isPrivate })),
};

const handFile = async (interaction: RepliableInteraction, response: Reply): Promise<void> => {
  if (response.kind !== 'reply' || response.file === undefined) return;
  const { name, text } = response.file;
  await interaction.followUp({
    files: [{ name, attachment: Buffer.from(text) }],
    flags: MessageFlags.Ephemeral,
  });
};

/** The content of a message in discord.js's terms. Its files replace the message's earlier ones, so none pile up. */
interface Content {
  readonly components: APIMessageTopLevelComponent[];
  readonly flags: MessageFlags.IsComponentsV2;
  readonly files: AttachmentPayload[];
  readonly allowedMentions: { readonly parse: [] };
}

const plain = (card: Card): DrawnCard => ({ card, files: [] });

const contentOf = ({ card, files }: DrawnCard): Content => {
  const { components, flags } = renderCard(card);
  return {
    components,
    flags,
    files: files.map(({ name, bytes }) => ({ name, attachment: Buffer.from(bytes) })),
    allowedMentions: { parse: [] },
  };
};

const optionsOf = (message: DrawnCard, isPrivate: boolean): InteractionReplyOptions => {
  const { flags, ...content } = contentOf(message);
  return { ...content, flags: isPrivate ? [flags, MessageFlags.Ephemeral] : [flags] };
};
