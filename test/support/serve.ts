import type { Logger } from 'pino';
import type { PlatformAdapter } from '../../src/chat/platform-adapter.ts';
import { type HttpServer, openServer } from '../../src/http/server.ts';

/** Serves what the platforms answer, on a free port of 127.0.0.1. */
export const serve = (adapters: readonly PlatformAdapter[], log: Logger): Promise<HttpServer> =>
  openServer({
    routes: Object.assign({}, ...adapters.map(({ routes }) => routes)),
    host: '127.0.0.1',
    port: 0,
    log,
  });
