import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Routes } from '../chat/routes.ts';
import { SetupError } from '../errors.ts';

/** The server, while it runs. */
export interface HttpServer {
  readonly port: number;
  /** Takes no more requests. Resolves when those under way are answered, or after `drainMs`. */
  close(): Promise<void>;
}

/** Where the server listens, and what it answers. */
export interface ServerOptions {
  readonly routes: Routes;
  /** The address of a network interface; all of them if it is left out. */
  readonly host?: string | undefined;
  readonly port: number;
  readonly log: Logger;
  /** How long requests under way may take once it closes, in milliseconds. Defaults to 3,000. */
  readonly drainMs?: number;
}

/** How long a request may take to arrive, in milliseconds. */
const arrivalMs = 10_000;
/** How long a quiet connection stays open, in milliseconds: longer than load balancers keep theirs, which would send into a closed one. */
const quietMs = 75_000;
/** How many new connections may wait to be accepted. A crowd's would otherwise have to try again, which takes seconds. */
const backlog = 4_096;

/** Starts the server. Throws a SetupError if the port can't be used. */
export const openServer = async ({
  routes,
  host,
  port,
  log,
  drainMs = 3_000,
}: ServerOptions): Promise<HttpServer> => {
  const limits = { requestTimeout: arrivalMs, headersTimeout: arrivalMs, keepAliveTimeout: quietMs };
  const server = createServer(limits, routed(routes, log));
  server.listen({ port, host, backlog });
  try {
    await once(server, 'listening');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw new SetupError(
      `Can't listen on port ${port}${code}. Check PORT and HOST: another program may be using them.`,
      { cause },
    );
  }
  server.on('request', (_, response) =>
    response.once('close', () => {
      // While it closes, a connection is of no more use after its response.
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    }),
  );
  server.on('error', (err) => log.error({ err }, 'the HTTP server failed'));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => drained(server, drainMs),
  };
};

const routed =
  (routes: Routes, log: Logger): RequestListener =>
  (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const answer = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (answer === undefined) return void response.writeHead(404).end();
    try {
      answer(request, response);
    } catch (err) {
      log.error({ err, path }, 'could not answer a request');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  };

const drained = async (server: Server, drainMs: number): Promise<void> => {
  if (!server.listening) return;
  const late = setTimeout(() => server.closeAllConnections(), drainMs);
  const closed = once(server, 'close');
  server.close();
  await closed;
  clearTimeout(late);
};
