import type { App } from '@slack/bolt';
import type { Input } from '../../chat/messages.ts';
import { within } from '../../chat/within.ts';
import { actionOf } from './controls.ts';
import { channelIn, option, optionsIn } from './form-fields.ts';
import { errorsOf, formId, formView, originOf } from './forms.ts';
import { nameInOptions, withoutMarkup } from './mentions.ts';
import { unknownUser } from './people.ts';
import { createAnswer, createAsk, knownOf } from './receiving/asking.ts';
import { receiveEvents } from './receiving/events.ts';
import { receivedAt } from './receiving/guard.ts';
import { onlyOnce } from './receiving/only-once.ts';
import { targetOf } from './receiving/pressed.ts';
import type { ReceiverContext } from './receiving/receiver-context.ts';
import type { ReplyTarget } from './reply.ts';
import { parse } from './slash-command.ts';

/** The callback id of the message shortcut that reports a question. */
export const reportShortcut = 'report_question';

/** Listens to everything that people do, passes it to the bot, and delivers the replies. */
export const receive = (app: App, receiver: ReceiverContext): void => {
  const {
    handler,
    workspace,
    log,
    deliver,
    channels,
    enter,
    lookUp,
    glance,
    nameMentions,
    placeOf,
    replyLimitMs,
  } = receiver;

  const ask = createAsk(receiver);
  const answer = createAnswer(receiver);
  app.use((args) => onlyOnce(args, receiver));
  app.error(async (err) => log.error({ err }, 'an event failed'));

  app.command(/.*/, async ({ ack, command, body, context }) => {
    await ack();
    const target: ReplyTarget = {
      user: command.user_id,
      channel: command.channel_id,
      channelName: command.channel_name,
      responseUrl: command.response_url,
      trigger: command.trigger_id,
    };
    const wanted = parse(command.command, command.text ?? '', handler);
    const { user_name: name, channel_name: channelName } = command;
    await answer(wanted, target, name, placeOf(command.channel_id, channelName), {
      body,
      at: receivedAt(context),
    });
  });

  app.action(/.*/, async ({ ack, action, body, context }) => {
    await ack();
    if (body.type !== 'block_actions' || !('action_id' in action)) return;
    const { user } = body;
    const target = targetOf(body);
    if (target === undefined) return;
    const name = user.name ?? user.username;
    const person = await glance(user.id, name);
    const place = placeOf(target.channel, target.channelName);
    const input: Input = { kind: 'action', action: actionOf(action), known: knownOf(person) };
    const response = await ask(input, user.id, person, place, { body, at: receivedAt(context) });
    await deliver(response, target);
    if (response.kind === 'reply' && response.forgets) {
      receiver.forget(user.id);
      receiver.homes.forget(user.id);
      await receiver.showHome(user.id, target.channel, unknownUser(''));
    }
  });

  app.view(formId, async ({ ack, view, body, context }) => {
    const origin = originOf(view.private_metadata);
    if (origin === undefined) return ack();
    const { path, given, channel, name, responseUrl } = origin;
    const about = channelIn(view.state.values);
    const answered = (async () => {
      const declared = handler.commands.find((command) => command.path === path);
      const [options, person, place] = await Promise.all([
        nameInOptions({ ...given, ...optionsIn(view.state.values) }, declared, (typed) =>
          nameMentions(withoutMarkup(typed)),
        ),
        lookUp(body.user.id, body.user.name),
        channels.inspect(about === undefined ? placeOf(channel, name) : placeOf(about, 'that channel')),
      ]);
      const input: Input = { kind: 'command', path, options, known: knownOf(person) };
      return enter(place, (where, isAgain) =>
        ask(input, body.user.id, person, where, { body, at: receivedAt(context) }, isAgain),
      );
    })();
    const inTime = await within(replyLimitMs, answered);
    if (inTime?.kind === 'form') {
      const errors = errorsOf(inTime.form);
      return errors === undefined
        ? ack({ response_action: 'update', view: formView(inTime.form, origin) })
        : ack({ response_action: 'errors', errors });
    }
    await ack();
    await deliver(await answered, { user: body.user.id, channel, channelName: name, responseUrl });
  });

  app.options(/.*/, async ({ ack, options, body }) => {
    const view = 'view' in body ? body.view : undefined;
    const path = originOf(view?.private_metadata ?? '')?.path ?? '';
    const asked = handler.suggest(path, options.action_id, options.value, { platform: 'slack', workspace });
    const found = await within(replyLimitMs, asked).catch((err) => {
      log.error({ err }, 'could not load suggestions');
    });
    await ack({ options: (found ?? []).map(({ value, label }) => option(value, label)) });
  });

  app.shortcut(
    { type: 'message_action', callback_id: reportShortcut },
    async ({ ack, shortcut, context }) => {
      await ack();
      const { channel, user } = shortcut;
      const { thread_ts } = shortcut.message;
      const person = await lookUp(user.id, user.name);
      const response = await ask(
        // A report on a message in a question's thread is about the question.
        { kind: 'report', message: typeof thread_ts === 'string' ? thread_ts : shortcut.message_ts },
        user.id,
        person,
        placeOf(channel.id, channel.name),
        { body: shortcut, at: receivedAt(context) },
      );
      await deliver(response, {
        user: user.id,
        channel: channel.id,
        channelName: channel.name,
        responseUrl: shortcut.response_url,
        trigger: shortcut.trigger_id,
      });
    },
  );

  receiveEvents(app, receiver);
};
