import type { Logger } from 'pino';
import { type Card, note, small } from '../../chat/card.ts';
import { channelField, type Form } from '../../chat/form.ts';
import { formCard } from '../../chat/form-card.ts';
import type { Reply, TextFile } from '../../chat/messages.ts';
import { codeOf } from './errors.ts';
import { formView } from './forms.ts';
import { type PressedView, showInModal } from './home/view-reply.ts';
import { slackLimits } from './limits.ts';
import { linkTo } from './links.ts';
import { type SendFileOptions, sendFile } from './sending/file.ts';
import { quiet } from './sending/quiet.ts';
import { type Outcome, postTo } from './sending/response-url.ts';
import type { SendCard } from './sending/send-card.ts';

/** Where a reply goes. */
export interface ReplyTarget {
  readonly user: string;
  readonly channel: string;
  readonly channelName: string;
  readonly responseUrl?: string | undefined;
  /** Allows opening a modal, for three seconds. */
  readonly trigger?: string | undefined;
  /** The message whose button was pressed. */
  readonly pressed?: { readonly ts: string; readonly isPrivate: boolean };
  /** The Home tab or the modal whose button was pressed. */
  readonly view?: PressedView;
}

/** What the ids of direct conversations begin with. Everything there is private. */
const direct = 'D';
const whichChannel = 'Where it happens';

/** Delivers a reply to its target. */
export type SendReply = (response: Reply, target: ReplyTarget) => Promise<void>;

/** What delivering replies needs. */
export interface SendReplyOptions extends SendFileOptions {
  /** Returns whether a command does something in a channel, so that its form has to ask for one elsewhere. */
  isAboutChannel(path: string): boolean;
}

/** Creates the function that delivers replies. It logs failures instead of throwing them. */
export const createSendReply = (
  { client, log, pause, isAboutChannel }: SendReplyOptions,
  show: SendCard,
): SendReply => {
  /** Renders a card with a link to the message that it repeats, if it repeats one. */
  const showLinked: SendCard = async (card, send, find) => {
    const link = await linkTo(card, client);
    return show(card, (content) => send({ ...content, blocks: [...content.blocks, ...link] }), find);
  };

  /** Sends a card. `replaces` puts it in place of the message whose button was pressed. */
  const send = (card: Card, target: ReplyTarget, isPrivate: boolean, replaces: boolean): Promise<void> =>
    showLinked(card, async (content) => {
      const attempt = () => respond(target, content, isPrivate, replaces, log);
      const first = await attempt();
      // One person may see a reply twice rather than not at all, but a channel does not.
      const outcome = first === 'unknown' && isPrivate ? await attempt() : first;
      if (outcome !== 'refused') return;
      const message = { channel: target.channel, ...content };
      await (isPrivate && !target.channel.startsWith(direct)
        ? client.chat.postEphemeral({ ...message, user: target.user, parse: 'none', link_names: false })
        : client.chat.postMessage({ ...message, ...quiet }));
    });

  /** Sends a card. If it may, it replaces the message whose button was pressed if only one person sees that one. */
  const reply = (card: Card, target: ReplyTarget, isPrivate: boolean, mayReplace = true) =>
    send(card, target, isPrivate, mayReplace && target.pressed?.isPrivate === true);

  const tell = (card: Card, target: ReplyTarget) => reply(card, target, true);

  const update = (card: Card, target: ReplyTarget): Promise<void> => {
    const { channel, pressed } = target;
    if (pressed === undefined) return tell(card, target);
    if (pressed.isPrivate) return send(card, target, true, true);
    return showLinked(card, async (content) => {
      if ((await respond(target, content, false, true, log)) === 'done') return;
      // Setting the same content twice does no harm.
      await client.chat.update({ channel, ts: pressed.ts, ...content, parse: 'none', link_names: false });
    });
  };

  const open = async (asked: Form, target: ReplyTarget): Promise<void> => {
    const isElsewhere = target.channel.startsWith(direct) && isAboutChannel(asked.path);
    const form = isElsewhere ? { ...asked, fields: [channelField(whichChannel), ...asked.fields] } : asked;
    const { channel, channelName: name, responseUrl, trigger } = target;
    if (trigger === undefined || form.fields.length === 0) return tell(formCard(form), target);
    const origin = { path: form.path, channel, name, ...(responseUrl === undefined ? {} : { responseUrl }) };
    try {
      const opening = { trigger_id: trigger, view: formView(form, origin) };
      await (target.view?.kind === 'modal' ? client.views.push(opening) : client.views.open(opening));
    } catch (err) {
      // Slack waits only three seconds for a form.
      log.warn({ err, code: codeOf(err) }, 'could not open a form');
      await tell(
        formCard(form, 'The form did not open in time. Please try again, or type everything in one line.'),
        target,
      );
    }
  };

  const deliverFile = async (file: TextFile, target: ReplyTarget): Promise<void> => {
    try {
      await sendFile({ client, log, pause }, target.user, file);
    } catch (err) {
      log.warn({ err }, 'could not send a file');
      await tell(
        note('I could not send you a direct message. Open my Messages tab and try again.', 'warning'),
        target,
      );
    }
  };

  return async (response, target) => {
    try {
      if (response.kind === 'form') return await open(response.form, target);
      const { view, trigger } = target;
      if (view !== undefined && trigger !== undefined) {
        const shown = response.kind === 'update' ? [response.card] : withFile(response);
        const isBelow = response.kind === 'reply' && response.isRefusal === true;
        await showInModal(client, shown, { view, trigger, direct: target.channel, isBelow });
        if (response.kind === 'reply' && response.file) await deliverFile(response.file, target);
        return;
      }
      if (response.kind === 'update') return await update(response.card, target);
      const cards = withFile(response).slice(0, slackLimits.responses);
      const replaces = response.isRefusal !== true;
      for (const [index, card] of cards.entries())
        await reply(card, target, response.private, replaces && index === 0);
      if (response.file) await deliverFile(response.file, target);
    } catch (err) {
      log.warn({ err, code: codeOf(err), channel: target.channel }, 'could not deliver a reply');
    }
  };
};

/** Lists the cards of a reply. If a file goes with them, they say where it is, because it is not below them. */
const withFile = ({ cards, file }: Extract<Reply, { kind: 'reply' }>): readonly Card[] => {
  const last = cards.at(-1);
  if (file === undefined || last === undefined) return cards;
  const where = small('I am sending it to you as a direct message.');
  return [...cards.slice(0, -1), { ...last, blocks: [...last.blocks, where] }];
};

const respond = async (
  { responseUrl }: ReplyTarget,
  content: object,
  isPrivate: boolean,
  replaces: boolean,
  log: Logger,
): Promise<Outcome> =>
  responseUrl === undefined
    ? 'refused'
    : postTo(
        responseUrl,
        {
          ...content,
          response_type: isPrivate ? 'ephemeral' : 'in_channel',
          replace_original: replaces,
        },
        log,
      );
