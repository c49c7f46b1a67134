import { type InteractionReplyOptions, MessageFlags, type RepliableInteraction } from 'discord.js';
import type { Response } from '../../bot/events.ts';
import type { Card } from '../../view/card.ts';
import { formCard } from '../../view/form-card.ts';
import { modalOf } from './form.ts';
import { renderCard } from './render.ts';

/**
 * Delivers the answer to an interaction in time.
 * @param isPublic whether a late answer is for the whole channel
 * @param acknowledgeAfterMs an answer that takes longer is announced first, since Discord waits for three seconds only
 */
export const respond = async (
  interaction: RepliableInteraction,
  answer: Promise<Response>,
  isPublic: boolean,
  acknowledgeAfterMs: number,
): Promise<void> => {
  const ready = await Promise.race([answer, after(acknowledgeAfterMs)]);
  if (ready === undefined) {
    await interaction.deferReply(isPublic ? {} : { flags: MessageFlags.Ephemeral });
    const response = await answer;
    return deliverLate(interaction, response, isPublic);
  }
  if (ready.kind === 'form' && 'showModal' in interaction && isBlank(ready)) {
    await interaction.showModal(modalOf(ready.form));
    return;
  }
  const [first, ...rest] = repliesOf(ready);
  if (first === undefined) return;
  await interaction.reply(first);
  for (const more of rest) await interaction.followUp(more);
};

/** A form in which nothing is wrong yet is there to be filled in; one with errors is answered in words. */
const isBlank = ({ form }: Extract<Response, { kind: 'form' }>): boolean =>
  form.notes.length === 0 && form.fields.every(({ error }) => error === undefined);

const deliverLate = async (
  interaction: RepliableInteraction,
  response: Response,
  isPublic: boolean,
): Promise<void> => {
  const [first, ...rest] = repliesOf(response);
  if (first === undefined) return void (await interaction.deleteReply());
  const wasPrivate = response.kind === 'form' || (response.kind === 'reply' && response.private);
  if (wasPrivate === isPublic) {
    // Who sees a deferred answer can't be changed any more.
    await interaction.deleteReply();
    await interaction.followUp(first);
  } else {
    const { flags: _, ...content } = first;
    await interaction.editReply({ ...content, flags: MessageFlags.IsComponentsV2 });
  }
  for (const more of rest) await interaction.followUp(more);
};

const repliesOf = (response: Response): InteractionReplyOptions[] => {
  if (response.kind === 'form') return [replyOf(formCard(response.form), true)];
  if (response.kind === 'update') return [replyOf(response.card, false)];
  const replies = response.cards.map((card) => replyOf(card, response.private));
  if (response.file === undefined) return replies;
  const files = [{ name: response.file.name, attachment: Buffer.from(response.file.text) }];
  return [...replies, { files, flags: MessageFlags.Ephemeral }];
};

const replyOf = (card: Card, isPrivate: boolean): InteractionReplyOptions => {
  const { components, flags } = renderCard(card);
  return {
    components,
    flags: isPrivate ? [flags, MessageFlags.Ephemeral] : [flags],
    allowedMentions: { parse: [] },
  };
};

const after = (ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms, undefined).unref();
  });
