import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { body, type Card, note, small, title } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { code } from '../../chat/inline.ts';
import type { Response, TextFile } from '../../chat/messages.ts';
import { codeOf } from './errors.ts';
import { quiet } from './explanation-thread.ts';
import { sendFile } from './file.ts';
import { formView } from './forms.ts';
import { slackLimits } from './limits.ts';
import { type Outcome, postTo } from './response-url.ts';
import type { Show } from './send-card.ts';

/** Where an answer goes. */
export interface Spot {
  readonly user: string;
  readonly channel: string;
  readonly channelName: string;
  readonly responseUrl?: string | undefined;
  /** Leave to open a modal, for three seconds. */
  readonly trigger?: string | undefined;
  /** The message whose button is answered. */
  readonly pressed?: { readonly ts: string; readonly isPrivate: boolean };
}

/** Brings an answer to where it belongs. */
export type Deliver = (response: Response, spot: Spot) => Promise<void>;

export const createDeliver = (client: webApi.WebClient, show: Show, log: Logger): Deliver => {
  /** `replaces`: in place of the message whose button was pressed. */
  const send = (card: Card, spot: Spot, isPrivate: boolean, replaces: boolean): Promise<void> =>
    show(card, async (content) => {
      const outcome = await respond(spot, content, isPrivate, replaces);
      // An answer that may have arrived is not given a second time.
      if (outcome !== 'refused') return;
      const message = { channel: spot.channel, ...content };
      await (isPrivate
        ? client.chat.postEphemeral({ ...message, user: spot.user, parse: 'none', link_names: false })
        : client.chat.postMessage({ ...message, ...quiet }));
    });

  /** What only one person sees gives way to its answer. */
  const reply = (card: Card, spot: Spot, isPrivate: boolean, isFirst = true) =>
    send(card, spot, isPrivate, isFirst && spot.pressed?.isPrivate === true);

  const tell = (card: Card, spot: Spot) => reply(card, spot, true);

  const update = (card: Card, spot: Spot): Promise<void> => {
    const { channel, pressed } = spot;
    if (pressed === undefined) return tell(card, spot);
    if (pressed.isPrivate) return send(card, spot, true, true);
    return show(card, async (content) => {
      if ((await respond(spot, content, false, true)) === 'done') return;
      // The same content twice is as good as once.
      await client.chat.update({ channel, ts: pressed.ts, ...content, parse: 'none', link_names: false });
    });
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
      if (response.kind === 'update') return await update(response.card, spot);
      const cards = response.cards.slice(0, slackLimits.responses);
      for (const [index, card] of cards.entries()) await reply(card, spot, response.private, index === 0);
      if (response.file) await hand(response.file, spot);
    } catch (err) {
      log.warn({ err, code: codeOf(err), channel: spot.channel }, 'could not deliver an answer');
    }
  };
};

const respond = async (
  { responseUrl }: Spot,
  content: object,
  isPrivate: boolean,
  replaces: boolean,
): Promise<Outcome> =>
  responseUrl === undefined
    ? 'refused'
    : postTo(responseUrl, {
        ...content,
        response_type: isPrivate ? 'ephemeral' : 'in_channel',
        replace_original: replaces,
      });

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
