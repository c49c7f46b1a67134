import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionResponseType,
  InteractionType,
} from 'discord.js';
import type { Logger } from 'pino';
import { withoutManaging } from '../../chat/commands/managing.ts';
import type { Suggestion } from '../../chat/commands/option.ts';
import { says, slash } from '../../chat/inline.ts';
import { type Input, type Reply, refuse } from '../../chat/messages.ts';
import { outside } from '../../chat/people.ts';
import type { Handler } from '../../chat/platform-adapter.ts';
import { clip } from '../../chat/text.ts';
import { completed, reopened } from './correcting.ts';
import { isTooLate } from './errors.ts';
import { submitted } from './forms.ts';
import type { Act, Exchange } from './link/exchange.ts';
import { type Directory, nameInOptions } from './mentions.ts';
import { personOf, serverOf } from './origin.ts';
import { placeOf } from './places.ts';
import { reportEntry } from './registration.ts';
import { type ReplyOptions, respond } from './reply.ts';
import type { Rights } from './rights/rights.ts';
import { likelyZone } from './zone.ts';

/** What the receiver needs to answer interactions. */
export interface ReceiverContext extends ReplyOptions {
  readonly handler: Handler;
  readonly directory: Directory;
  readonly rights: Rights;
  readonly log: Logger;
}

/**
 * Answers an interaction, however it was delivered. Errors are logged, so none of them ends the process.
 * @param at when it was received, in epoch milliseconds
 */
export const receive = async (exchange: Exchange, at: number, receiver: ReceiverContext): Promise<void> => {
  const { handler, log } = receiver;
  const { act } = exchange;
  try {
    if (act.type === InteractionType.ApplicationCommandAutocomplete) {
      return await complete(exchange, act.data, receiver);
    }
    const form = reopened(act, handler.commands);
    if (form !== undefined)
      return await exchange.answer({ type: InteractionResponseType.Modal, data: form }, true);
    const input = named(translate(act, handler), act, receiver);
    const isHere = serverOf(act) !== undefined;
    const answer =
      input === undefined
        ? unknown
        : isHere || worksAnywhere(input, handler)
          ? receiver.rights.isManager(act).then((manager) =>
              handler.handle({
                ...input,
                sender: { ...personOf(act), manager },
                place: placeOf(act, receiver.directory),
                at,
                id: act.id,
                hurry: receiver.promptness.hurry,
              }),
            )
          : elsewhere;
    await respond(
      exchange,
      isHere ? Promise.resolve(answer) : inPrivate(answer),
      isHere && input !== undefined && isPublic(input, handler),
      receiver,
    );
  } catch (error) {
    if (isTooLate(error)) log.warn({ err: error }, 'too late to answer an interaction');
    else log.error({ err: error }, 'could not answer an interaction');
  }
};

/** The reply to what only an earlier or a later version knows. */
const unknown = refuse(says`I don't know this anymore. ${slash('help')} lists the commands.`);

/** The reply to what makes sense only where the bot can post. */
const elsewhere = refuse(says`This works only in servers that I am in. ${slash('help')} lists the commands.`);

const inPrivate = async (answer: Reply | Promise<Reply>): Promise<Reply> => {
  const reply = await answer;
  return reply.kind === 'reply' ? { ...reply, private: true } : reply;
};

const translate = (act: Act, { commands }: Handler): Input | undefined => {
  if (act.type === InteractionType.ModalSubmit) return { kind: 'command', ...submitted(act.data) };
  if (act.type === InteractionType.MessageComponent) {
    const { data } = act;
    if (data.component_type === ComponentType.Button) return press(data.custom_id, act);
    if (data.component_type !== ComponentType.StringSelect) return undefined;
    const whole = completed(act);
    if (whole !== undefined) return { kind: 'command', path: whole.path, options: whole.options };
    return press(data.values[0] ?? '', act);
  }
  if (act.type !== InteractionType.ApplicationCommand) return undefined;
  const { data } = act;
  if (data.type === ApplicationCommandType.ChatInput) {
    const { path, options } = flatten(data.name, data.options);
    const typed = Object.fromEntries(options.map(({ name, value }) => [name, String(value)]));
    return { kind: 'command', path: withoutManaging(path, commands), options: typed };
  }
  return data.type === ApplicationCommandType.Message && data.name === reportEntry
    ? { kind: 'report', message: data.target_id }
    : undefined;
};

const press = (action: string, { locale, guild_locale }: Act): Input => {
  const timezone = likelyZone(locale, guild_locale);
  return { kind: 'action', action, ...(timezone === undefined ? {} : { known: { timezone } }) };
};

/** Names the people and places that a command's options mention. */
const named = (
  input: Input | undefined,
  act: Act,
  { handler, directory }: ReceiverContext,
): Input | undefined => {
  if (input?.kind !== 'command') return input;
  const declared = handler.commands.find(({ path }) => path === input.path);
  const name = directory.server(act.guild_id ?? '');
  return {
    ...input,
    options: nameInOptions(input.options, declared, act, directory),
    ...(name === undefined ? {} : { known: { workspaceName: name } }),
  };
};

/** An option of a command with what was typed into it. */
interface TypedOption {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly focused?: boolean;
}

/** Flattens a command with subcommands: their names become words of the path. */
const flatten = (
  name: string,
  given: readonly APIApplicationCommandInteractionDataOption<InteractionType>[] = [],
): { path: string; options: readonly TypedOption[] } => {
  const [first] = given;
  if (
    first?.type === ApplicationCommandOptionType.Subcommand ||
    first?.type === ApplicationCommandOptionType.SubcommandGroup
  ) {
    return flatten(`${name} ${first.name}`, first.options);
  }
  return { path: name, options: given.filter((one) => 'value' in one) };
};

/** Returns whether an input can be answered where the bot can't post. Buttons are only where their cards were shown. */
const worksAnywhere = (input: Input, { commands }: Handler): boolean =>
  input.kind === 'command'
    ? commands.some(({ path, anywhere }) => path === input.path && anywhere)
    : input.kind === 'action';

const isPublic = (input: Input, { commands }: Handler): boolean =>
  input.kind === 'command' && commands.find(({ path }) => path === input.path)?.audience === 'channel';

const complete = async (
  { act, answer }: Exchange,
  data: APIApplicationCommandAutocompleteInteraction['data'],
  { handler, log }: ReceiverContext,
): Promise<void> => {
  const { path, options } = flatten(data.name, data.options);
  const { name, value } = options.find(({ focused }) => focused) ?? { name: '', value: '' };
  const workspace = serverOf(act) ?? outside;
  const suggestions = await handler
    .suggest(withoutManaging(path, handler.commands), name, String(value), { platform: 'discord', workspace })
    .catch((error): readonly Suggestion[] => {
      log.error({ err: error }, 'could not load suggestions');
      return [];
    });
  const short = suggestions.filter((one) => one.value.length <= 100);
  const choices = short.map(({ label, value }) => ({ name: clip(label, 100), value }));
  await answer(
    { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
    true,
  );
};
