import type { Server } from 'node:http';
import { archive, deactivate, inviteBot, removeBot, revokeTokens, uninstall } from './act/admin.ts';
import { click, select, suggest } from './act/clicks.ts';
import { command, shortcut } from './act/commands.ts';
import { event, openHome, say } from './act/events.ts';
import type { ActContext } from './act/exchange.ts';
import { dismiss, submit } from './act/modals.ts';
import { findChannel, findMember, type Ref } from './act/who.ts';
import { METHODS } from './api/methods.ts';
import type { Core } from './core.ts';
import { createCourier } from './delivery/courier.ts';
import { openSignedHttp, type SignedHttp } from './delivery/signed-http.ts';
import { openSockets } from './delivery/socket.ts';
import { createFaults } from './faults.ts';
import { createIds } from './ids.ts';
import { LIMITS } from './limits.ts';
import { type Approval, approve } from './oauth.ts';
import { planner } from './plan.ts';
import { createPulse } from './pulse.ts';
import { createRateLimits } from './rate.ts';
import { reader } from './reader.ts';
import {
  addChannel,
  addMember,
  type ChannelSeed,
  createState,
  type MemberSeed,
  type TeamSeed,
} from './seed.ts';
import type { Call } from './types.ts';
import { listen, portOf } from './web/listener.ts';

/** How this Slack behaves. Everything is optional. */
export interface SlackOptions {
  /** The workspaces; the first one is the default. */
  teams?: TeamSeed[];
  /** Delivers to this URL by signed HTTP instead of Socket Mode. */
  http?: string;
  /** The server's clock in milliseconds. A test with its own clock calls `tick()` after moving it. */
  now?: () => number;
  signingSecret?: string;
  /** How long an uploaded file is processed before it can be shown, by the server's clock; 0 by default. */
  processingMs?: number;
  /** `slack` turns on the documented tiers, and one post per second per channel. */
  rates?: 'none' | 'slack';
  /** How long a test waits for the app before it fails, in real milliseconds; 3000 by default. */
  patienceMs?: number;
}

/** A running Slack; see `openSlack`. */
export type Slack = Awaited<ReturnType<typeof openSlack>>;

/**
 * Starts a Slack on loopback, for the real Bolt to connect to.
 *
 * @example
 * const slack = await openSlack({ teams: [{ channels: ['general'], users: ['ann'] }] });
 * const app = new App({ token: slack.botToken, appToken: slack.appToken, socketMode: true,
 *   clientOptions: { slackApiUrl: slack.apiUrl } });
 * const run = slack.command({ user: 'ann', channel: 'general' }, '/hello', 'world');
 * expect(await run.acked).toMatchObject({ ok: true });
 * expect((await run.response()).text).toBe('Hello, world');
 */
export async function openSlack(options: SlackOptions = {}) {
  const now = options.now ?? Date.now;
  const ids = createIds(now);
  const calls: Call[] = [];
  const seeds = options.teams ?? [{ users: ['ann'], channels: ['general'] }];
  const state = createState(seeds, ids, {
    signingSecret: options.signingSecret ?? 'loopback-signing-secret',
  });
  const pulse = createPulse(() => lastCalls(calls), options.patienceMs);
  let origin = '';
  const core: Core = {
    now,
    ids,
    state,
    pulse,
    calls,
    processingMs: options.processingMs ?? 0,
    faults: createFaults(),
    rates: createRateLimits(now),
    origin: () => origin,
    newSocketUrl: () => sockets.newUrl(origin),
  };
  const server = await listen(core);
  origin = `http://127.0.0.1:${portOf(server)}`;
  const sockets = openSockets(server, state.appId, pulse.changed);
  let http: SignedHttp | undefined;
  const everyHttp: SignedHttp[] = [];
  const deliverTo = (url: string | undefined): void => {
    http = url ? openSignedHttp(url, state.signingSecret) : undefined;
    if (http) everyHttp.push(http);
  };
  deliverTo(options.http);
  const courier = createCourier(now, () => http ?? sockets, pulse.changed);
  const context: ActContext = { core, courier };
  if (options.rates === 'slack') addSlackRates(core);
  // With the real clock, tests do not call tick, so a timer does.
  const ticking = options.now ? undefined : setInterval(courier.tick, 100).unref();
  const close = async (): Promise<void> => {
    clearInterval(ticking);
    for (const each of everyHttp) each.close();
    sockets.drop();
    await closeServer(server);
  };
  const first = state.teams[0];
  if (!first) throw new Error('openSlack needs at least one workspace.');

  return {
    apiUrl: `${origin}/api/`,
    botToken: first.botToken,
    appToken: state.appToken,
    signingSecret: state.signingSecret,
    appId: state.appId,
    teams: state.teams,
    /** Every call so far: Web API methods, `response_url`, and `upload`. */
    requests: calls,
    sockets,
    /** Delivers to this URL by HTTP from now on; `undefined` switches back to Socket Mode. */
    deliverTo,
    clientId: state.clientId,
    clientSecret: state.clientSecret,
    /** Approves the app on the page that an install link leads to, and returns the query with which Slack sends people back. */
    approve: (link: string, approval: Approval) => approve(core, link, approval),
    /** Has the tokens that are issued from now on expire after this many seconds. */
    rotateTokens: (lifeS: number) => {
      state.tokenLifeS = lifeS;
    },
    /** Sends a `url_verification` challenge by HTTP; the answer echoes it. */
    verifyUrl: (challenge: string, sign?: 'good' | 'wrong' | 'stale' | 'none') =>
      http?.post({ type: 'url_verification', challenge }, sign),
    /** Expires deadlines and sends retries after the test's clock has moved. */
    tick: courier.tick,
    /** The number of events that wait for their next attempt. */
    get waiting() {
      return courier.waiting;
    },
    close,
    until: pulse.until,
    /** Waits until the app has this many sockets open. */
    connected: (count = 1) =>
      pulse.until(() => sockets.count >= count, `${count} socket connection(s)`, 20_000),
    ...bind(context, { command, shortcut, click, select, submit, dismiss, event, openHome, say }),
    options: bind(context, { suggest }).suggest,
    ...bind(context, { archive, removeBot, inviteBot, deactivate, revokeTokens, uninstall }),
    addUser: (seed: MemberSeed, team = first) => addMember(state, ids, team, seed),
    addChannel: (seed: ChannelSeed, team = first) => addChannel(state, ids, team, seed),
    user: (ref: Ref, team?: Ref) => findMember(state, ref, team),
    channel: (ref: Ref, team?: Ref) => findChannel(state, ref, team),
    ...reader(core),
    ...planner(core),
  };
}

type Tail<F> = F extends (context: ActContext, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;

/** Binds the first argument of each function, so that tests need not pass it. */
function bind<T extends Record<string, (context: ActContext, ...rest: never[]) => unknown>>(
  context: ActContext,
  functions: T,
): { [Name in keyof T]: Tail<T[Name]> } {
  const entries = Object.entries(functions).map(([name, run]) => [name, run.bind(null, context)]);
  return Object.fromEntries(entries);
}

function addSlackRates({ rates }: Core): void {
  for (const [method, { tier }] of Object.entries(METHODS)) {
    if (method !== 'chat.postMessage') rates.add({ method, count: LIMITS.tiers[tier], perMs: 60_000 });
  }
  rates.add({ method: 'chat.postMessage', count: 1, perMs: 1000, byChannel: true });
}

function lastCalls(calls: Call[]): string {
  const lines = calls.slice(-8).map((call) => {
    const outcome = call.result?.ok === false ? String(call.result.error) : String(call.status ?? 'cut');
    return `  ${call.method} → ${outcome}`;
  });
  return `The last calls were:\n${lines.join('\n') || '  none'}`;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
