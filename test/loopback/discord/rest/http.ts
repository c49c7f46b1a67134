import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError, refuse } from '../api-error.ts';
import type { Fault } from '../faults.ts';
import type { State } from '../state.ts';
import type { Upload } from '../types.ts';
import { accountRoutes } from './account.ts';
import { type Body, parseBody } from './body.ts';
import { commandRoutes } from './commands.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { createLimiter, type RateLimits, tooMany } from './rate-limits.ts';
import { roleRoutes } from './roles.ts';
import { findRoute, type Reply, type Route } from './routes.ts';
import { threadRoutes } from './threads.ts';
import { webhookRoutes } from './webhooks.ts';

/** One line of the request log. `status` is 0 while there is no response, or if it was lost. */
export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  /** Without `/api/v10` and without the query. */
  readonly path: string;
  readonly query: string;
  body: unknown;
  files: readonly Upload[];
  status: number;
  answer: unknown;
  /** Whether it is a 429 of a shared limit, which does not count against the bot. */
  shared: boolean;
}

const PREFIX = '/api/v10';

const routes: readonly Route[] = [
  ...accountRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...roleRoutes,
  ...commandRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
];

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the REST API needs: the state, a log to write to, and the faults that the test planned. */
export interface RestOptions {
  readonly state: State;
  readonly log: LoggedRequest[];
  readonly rateLimits: RateLimits;
  readonly nextFault: (method: string, path: string) => Fault | undefined;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function serveFile(state: State, path: string, response: ServerResponse): void {
  const file = state.files.get(path);
  response.writeHead(file ? 200 : 404, { 'content-type': file?.contentType ?? 'text/plain' });
  response.end(file?.bytes ?? '');
}

/** Creates the REST API as a server that is not listening yet. */
export function createRest({ state, log, rateLimits, nextFault }: RestOptions): Server {
  const charge = createLimiter(rateLimits);

  const work = async (
    entry: LoggedRequest,
    request: IncomingMessage,
    parsed: Promise<Body>,
  ): Promise<Answer> => {
    const { authorization = '' } = request.headers;
    let headers: Answer['headers'] = {};
    try {
      const { json, files } = await parsed;
      const { route, params } = findRoute(routes, entry.method, entry.path);
      if (!route.open && authorization !== `Bot ${state.token}`) throw refuse.unauthorized();
      const cost = charge(entry.method, route.path, entry.path, route.open === true);
      headers = cost.headers;
      if (cost.refusal) return { ...cost.refusal, headers };
      const query = new URLSearchParams(entry.query);
      const reply: Reply = route.handle({ state, params, query, body: json, files });
      const body = structuredClone(reply.body);
      for (const event of reply.events ?? []) state.dispatch(event);
      return { status: reply.status, body, headers };
    } catch (error) {
      if (error instanceof ApiError) return { status: error.status, body: error.body, headers };
      return { status: 500, body: { message: `500: ${String(error)}`, code: 0 }, headers };
    }
  };

  const answerOf = async (
    entry: LoggedRequest,
    request: IncomingMessage,
    fault: Fault | undefined,
  ): Promise<Answer> => {
    const bytes = await readAll(request);
    // For the log only: a request that a fault refuses should still show what it carried.
    const parsed = parseBody(bytes, request.headers['content-type'] ?? '');
    const carried = await parsed.catch(() => undefined);
    Object.assign(entry, { body: carried?.json, files: carried?.files ?? [] });
    if (fault?.kind === 'fail') {
      return { status: fault.status, body: { message: fault.message, code: fault.code }, headers: {} };
    }
    if (fault?.kind === 'limit') {
      const { headers, refusal } = tooMany(fault.retryAfter, fault.scope);
      return { status: 429, body: refusal?.body, headers };
    }
    if (fault?.kind !== 'hold') return work(entry, request, parsed);
    const answer = fault.when === 'after' ? await work(entry, request, parsed) : undefined;
    fault.arrive();
    state.changed.fire();
    await fault.released;
    return answer ?? work(entry, request, parsed);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', state.origin);
    if (url.pathname.startsWith('/attachments/')) return serveFile(state, url.pathname, response);
    const method = request.method ?? 'GET';
    const path = url.pathname.startsWith(PREFIX)
      ? url.pathname.slice(PREFIX.length)
      : `(not v10) ${url.pathname}`;
    const query = url.search.slice(1);
    const entry: LoggedRequest = {
      at: state.now(),
      method,
      path,
      query,
      body: undefined,
      files: [],
      status: 0,
      answer: undefined,
      shared: false,
    };
    log.push(entry);
    const fault = nextFault(method, path);
    const answer = await answerOf(entry, request, fault);
    entry.answer = answer.body;
    entry.shared = answer.headers['X-RateLimit-Scope'] === 'shared';
    if (fault?.kind === 'lose') {
      if (fault.how === 'reset') request.socket.resetAndDestroy();
      else request.socket.destroy();
    } else {
      entry.status = answer.status;
      const hasBody = answer.status !== 204;
      response.writeHead(answer.status, {
        ...answer.headers,
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
      });
      response.end(hasBody ? JSON.stringify(answer.body) : undefined);
    }
    state.changed.fire();
  };

  // A client that disconnects in the middle of its request gets no response and does no harm.
  return createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
}
