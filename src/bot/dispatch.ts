import { splitActionId } from '../chat/action-codec.ts';
import { type ByKind, byKind } from '../chat/by-kind.ts';
import { idOf } from '../chat/channel-id.ts';
import { offered } from '../chat/commands/offered.ts';
import { formFor, knownTo, parseOptions, tooLong } from '../chat/commands/parse.ts';
import { type Incoming, type Reply, refuse, silence } from '../chat/messages.ts';
import { HotseatError } from '../errors.ts';
import type { Context, OtherInput } from '../features/feature.ts';
import type { Answer } from '../features/reading.ts';
import { noCommand, notFor, unknownButton } from '../features/refusals.ts';
import { contextOf } from './context.ts';
import { idToTake } from './events.ts';
import type { Services } from './services.ts';
import type { Records } from './store.ts';
import { actions, inputs, runnable } from './tables.ts';

/** Answers an incoming event. Errors are logged here, and the sender gets a sentence that explains what happened. */
export const dispatch = async (incoming: Incoming, services: Services): Promise<Reply> => {
  const began = performance.now();
  try {
    const response = await byKind(respondTo, incoming, services);
    const answer = response === silence ? 'none, because the event arrived before' : response.kind;
    const ms = Math.round(performance.now() - began);
    services.log.info({ ...about(incoming), ms, answer }, 'answered');
    return response;
  } catch (error) {
    return failed(error, incoming, services);
  }
};

/**
 * Logs that an event could not be answered, and builds the reply.
 * @param events how many events failed with it
 */
export const failed = (error: unknown, incoming: Incoming, { log }: Services, events = 1): Reply => {
  log.error({ ...about(incoming), ...(events > 1 ? { events } : {}), err: error }, 'failed');
  const message = error instanceof HotseatError ? error.userMessage : undefined;
  return refuse(message ?? unexpected);
};

const about = (incoming: Incoming) => ({
  event: nameOf(incoming),
  platform: incoming.place.platform,
  ...idOf(incoming.place),
});

const unexpected = 'Something went wrong on my end. Nothing was changed; please try again.';

type Respond<K extends Incoming['kind']> = (
  incoming: Extract<Incoming, { kind: K }>,
  services: Services,
) => Promise<Reply>;

/** Answers an input in a transaction, unless its event had its effects before. What takes long is read after that. */
const inTransaction = async (
  incoming: Incoming,
  services: Services,
  work: (context: Context<Records>) => Promise<Answer<Records>>,
): Promise<Reply> => {
  const id = idToTake(incoming);
  const { platform } = incoming.place;
  const answer = await services.store.transaction(async (records) => {
    const isNew = id === undefined || (await records.takenEvents.take(platform, id, services.runtime.now()));
    return isNew ? work(await contextOf(incoming, records, services)) : silence;
  });
  return typeof answer === 'function' ? services.store.read(answer) : answer;
};

const runCommand: Respond<'command'> = async (incoming, services) => {
  const { place } = incoming;
  const declared = runnable.find(({ path }) => path === incoming.path);
  if (declared === undefined) return noCommand(incoming.path);
  const command = offered(declared, place.lacks);
  if (command.who === 'managers' && !incoming.sender.manager) return notFor(command);
  const parse = (current: Readonly<Record<string, string>>) =>
    parseOptions(
      command,
      { ...current, ...incoming.options },
      { bank: services.bank, teams: [], now: services.runtime.now() },
      place.cannot,
    );
  const excess = tooLong(incoming.options);
  if (excess !== undefined) return refuse(excess);
  const { current } = command;
  const known = knownTo(command, incoming.known);
  if (current === undefined && command.who !== 'owners') {
    const parsed = parse(known);
    if ('form' in parsed) return { kind: 'form', form: parsed.form };
    return inTransaction(incoming, services, (context) => command.run(parsed.values, context));
  }
  return inTransaction(incoming, services, async (context) => {
    if (command.who === 'owners' && !context.isOwner) return notFor(command);
    const before = knownTo(command, await current?.(context));
    const isAsking = Object.keys(incoming.options).length === 0 && Object.keys(before).length > 0;
    if (isAsking) return { kind: 'form', form: formFor(command, before, {}) };
    const parsed = parse({ ...known, ...before });
    return 'form' in parsed ? { kind: 'form', form: parsed.form } : command.run(parsed.values, context);
  });
};

const act: Respond<'action'> = (incoming, services) =>
  inTransaction(incoming, services, async (context) => {
    const { kind, texts } = splitActionId(incoming.action);
    const handler = Object.hasOwn(actions, kind) ? actions[kind] : undefined;
    return (typeof handler === 'function' ? handler(texts, context) : undefined) ?? unknownButton;
  });

const hear: Respond<OtherInput['kind']> = (incoming, services) =>
  inTransaction(incoming, services, (context) => byKind(inputs, incoming, context));

const respondTo: ByKind<Incoming, [services: Services], Promise<Reply>> = {
  command: runCommand,
  action: act,
  report: hear,
  arrive: hear,
  person: hear,
  overview: hear,
  joined: hear,
};

/** Names an input for the log, without the values that it carries. */
const nameOf = (incoming: Incoming): string => {
  if (incoming.kind === 'command')
    return runnable.some(({ path }) => path === incoming.path) ? `/${incoming.path}` : 'unknown command';
  if (incoming.kind !== 'action') return incoming.kind;
  const { kind } = splitActionId(incoming.action);
  return Object.hasOwn(actions, kind) ? kind : 'unknown action';
};
