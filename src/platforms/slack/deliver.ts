import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Response, TextFile } from '../../bot/events.ts';
import { body, type Card, note, small, title } from '../../view/card.ts';
import type { Form } from '../../view/form.ts';
import { code } from '../../view/inline.ts';
import { quiet } from './explain.ts';
import { codeOf } from './failure.ts';
import { sendFile } from './file.ts';
import { formView } from './form.ts';
import { slackLimits } from './limits.ts';
import { type Content, renderCard } from './render.ts';

/** Where an answer goes. */
export interface Spot {
  readonly user: string;
  readonly channel: string;
  readonly channelName: string;
  readonly responseUrl?: string | undefined;
  /** Leave to open a modal, for three seconds. */
  readonly trigger?: string | undefined;
  /** Whether it answers a button of a message that only this person sees, which then gives way. */
  readonly replaces?: boolean;
}

/** Brings an answer to where it belongs. */
export type Deliver = (response: Response, spot: Spot) => Promise<void>;

export const createDeliver = (client: webApi.WebClient, log: Logger): Deliver => {
  const send = async (content: Content, spot: Spot, isPrivate: boolean, isFirst: boolean): Promise<void> => {
    const replaces = spot.replaces === true && isFirst;
    if (spot.responseUrl !== undefined) {
      const outcome = await answer(spot.responseUrl, {
        ...content,
        response_type: isPrivate ? 'ephemeral' : 'in_channel',
        replace_original: replaces,
      });
      // An answer that may have arrived is not given a second time.
      if (outcome !== 'refused') return;
    }
    const message = { channel: spot.channel, ...content };
    await (isPrivate
      ? client.chat.postEphemeral({ ...message, user: spot.user, parse: 'none', link_names: false })
      : client.chat.postMessage({ ...message, ...quiet }));
  };

  const open = async (form: Form, spot: Spot): Promise<void> => {
    if (form.fields.length === 0) return tell(formCard(form), spot);
    const { channel, channelName: name, responseUrl, trigger } = spot;
    const origin = { path: form.path, channel, name, ...(responseUrl === undefined ? {} : { responseUrl }) };
    try {
      if (trigger === undefined) return await tell(formCard(form), spot);
      await client.views.open({ trigger_id: trigger, view: formView(form, origin) });
    } catch (err) {
      // Slack waits three seconds for a form and no longer.
      log.warn({ err, code: codeOf(err) }, 'could not open a form');
      await tell(
        formCard(form, 'The form did not open in time. Please say that again, or all in one line.'),
        spot,
      );
    }
  };

  const tell = (card: Card, spot: Spot) => send(renderCard(card), spot, true, true);

  const hand = async (file: TextFile, spot: Spot): Promise<void> => {
    try {
      await sendFile(client, spot.user, file);
    } catch (err) {
      log.warn({ err }, 'could not send a file');
      await tell(
        note('I could not write to you in a direct message. Open my Messages tab and try again.', 'warning'),
        spot,
      );
    }
  };

  return async (response, spot) => {
    try {
      if (response.kind === 'form') return await open(response.form, spot);
      if (response.kind === 'update') return await send(renderCard(response.card), spot, false, true);
      const cards = response.cards.slice(0, slackLimits.responses);
      for (const [index, card] of cards.entries()) {
        await send(renderCard(card), spot, response.private, index === 0);
      }
      if (response.file) await hand(response.file, spot);
    } catch (err) {
      log.warn({ err, code: codeOf(err), channel: spot.channel }, 'could not deliver an answer');
    }
  };
};

/** A form in words: what is missing or wrong, and a line to learn from. */
const formCard = (form: Form, remark?: string): Card => {
  const errors = form.fields.flatMap(({ name, error }) => (error === undefined ? [] : [`${name}: ${error}`]));
  const lines = [...(remark === undefined ? [] : [remark]), ...form.notes, ...errors].join('\n');
  return {
    tone: 'warning',
    blocks: [
      title(form.title),
      ...(lines === '' ? [] : [body(lines)]),
      small(['For example: ', code(form.example)]),
    ],
  };
};

/** Posts to a response address. `unknown`: it may or may not have arrived. */
const answer = async (url: string, message: object): Promise<'done' | 'refused' | 'unknown'> => {
  try {
    const { ok } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(10_000),
    });
    return ok ? 'done' : 'refused';
  } catch {
    return 'unknown';
  }
};
