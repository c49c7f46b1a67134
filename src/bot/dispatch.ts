import type { Logger } from 'pino';
import { decodeAction } from '../chat/action-codec.ts';
import { note } from '../chat/card.ts';
import type { Context } from '../chat/commands/command.ts';
import { formFor, parseOptions } from '../chat/commands/parse.ts';
import { limits } from '../chat/limits.ts';
import { type Incoming, privately, type Response, refuse } from '../chat/messages.ts';
import { clip, oneLine } from '../chat/text.ts';
import { showHome } from '../features/home/home.ts';
import { viewOf } from '../features/leaderboard/board-view.ts';
import { showBoard } from '../features/leaderboard/show-board.ts';
import { acceptLink, declineLink } from '../features/links/link.ts';
import { eraseMember } from '../features/privacy/commands.ts';
import type { Bank } from '../features/question-bank.ts';
import { reportCommand } from '../features/questions/commands.ts';
import { answerRound } from '../features/rounds/answer.ts';
import { disbandTeam, joinTeamOf } from '../features/teams/membership.ts';
import { commands } from './features.ts';
import { renderRound } from './post-cards.ts';
import type { Runtime } from './runtime.ts';
import type { Records, Store } from './store.ts';

/** What the bot is made of. */
export interface Services {
  readonly store: Store;
  readonly bank: Bank;
  readonly world: Runtime;
  readonly log: Logger;
  /** Rounds up to this number do not count as asked when questions are picked. */
  readonly ignoreRoundsThrough: number;
}

/** Answers an incoming event. Whatever goes wrong is logged here, and the sender gets a sentence. */
export const dispatch = async (incoming: Incoming, services: Services): Promise<Response> => {
  const log = services.log.child({
    event: nameOf(incoming),
    platform: incoming.place.platform,
    channel: incoming.place.channel,
  });
  const began = performance.now();
  try {
    const response = await respond(incoming, services);
    log.info({ ms: Math.round(performance.now() - began), answer: response.kind }, 'answered');
    return response;
  } catch (error) {
    log.error({ err: error }, 'failed');
    return privately(
      note('That went wrong on my side, and nothing was changed. Please try again.', 'warning'),
    );
  }
};

const respond = async (incoming: Incoming, services: Services): Promise<Response> => {
  const { store } = services;
  switch (incoming.kind) {
    case 'command':
      return runCommand(incoming, services);
    case 'action':
      return store.transaction(async (records) =>
        act(incoming.action, await contextOf(incoming, records, services)),
      );
    case 'report':
      return store.transaction(async (records) =>
        askReason(incoming.message, await contextOf(incoming, records, services)),
      );
    case 'arrive':
      return store.transaction(async (records) => showOpen(await contextOf(incoming, records, services)));
    case 'overview':
      return store.transaction(async (records) => showHome(await contextOf(incoming, records, services)));
  }
};

const runCommand = async (
  incoming: Extract<Incoming, { kind: 'command' }>,
  services: Services,
): Promise<Response> => {
  const command = commands.find(({ path }) => path === incoming.path);
  if (command === undefined)
    return refuse(`There is no command /${clip(oneLine(incoming.path), 40)}. /help lists them all.`);
  if (command.who === 'managers' && !incoming.sender.manager) {
    return refuse(`/${command.path} is for people who manage this workspace.`);
  }
  const parsed = parseOptions(command, incoming.options, services.bank);
  if ('form' in parsed) return { kind: 'form', form: parsed.form };
  return services.store.transaction(async (records) =>
    command.run(parsed.values, await contextOf(incoming, records, services)),
  );
};

const unknownButton = 'I do not know this button any more. /help shows what you can say.';

const act = async (id: string, context: Context): Promise<Response> => {
  const action = decodeAction(id);
  switch (action?.kind) {
    case 'answer':
      return answerRound(action, context);
    case 'board': {
      const view = viewOf(action);
      return view === undefined
        ? refuse(unknownButton)
        : { kind: 'update', card: await showBoard(view, context) };
    }
    case 'join':
      return joinTeamOf(action.team, context);
    case 'disband':
      return disbandTeam(action.team, context);
    case 'link':
      return acceptLink(action.offer, context);
    case 'decline':
      return declineLink(action.offer, context);
    case 'erase':
      return eraseMember(action, context);
    case 'keep':
      return privately(note('Everything stays as it is.'));
    case undefined:
      return refuse(unknownButton);
  }
};

/** The form for reporting the question that a message shows. */
const askReason = async (message: string, { records, channel }: Context): Promise<Response> => {
  const question = await records.reports.shownIn(channel.id, message);
  if (question === undefined)
    return refuse('That message shows no question of mine, so there is nothing to report.');
  return { kind: 'form', form: formFor(reportCommand, { id: question }, {}) };
};

const showOpen = async ({ records, bank, channel, now }: Context): Promise<Response> => {
  const open = await records.rounds.ofChannel(channel.id);
  return privately(...(await Promise.all(open.map((round) => renderRound(round, records, bank, now)))));
};

const contextOf = async (
  { sender, place }: Incoming,
  records: Records,
  { bank, world, ignoreRoundsThrough }: Services,
): Promise<Context> => {
  const channel = await records.channels.meet(place, displayName(place.name));
  return {
    records,
    bank,
    channel,
    member: await records.members.meet(sender, displayName(sender.name), sender.manager, sender.isGuess),
    isManager: sender.manager,
    obstacle: place.obstacle,
    now: world.now(),
    seed: () => world.seed(),
    code: () => world.code(),
    timezone: (await records.channels.timezone(channel)) ?? world.timezone,
    ignoreRoundsThrough,
  };
};

/** A name that is safe and short enough to show anywhere. */
const displayName = (name: string): string => clip(oneLine(name), limits.name) || 'somebody';

/** For the log: what happened, but not what was answered. */
const nameOf = (incoming: Incoming): string => {
  if (incoming.kind === 'command') return `/${incoming.path}`;
  return incoming.kind === 'action'
    ? (decodeAction(incoming.action)?.kind ?? 'unknown action')
    : incoming.kind;
};
