import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dispatch } from '../api/dispatch.ts';
import type { Core } from '../core.ts';
import { answerResponseUrl } from '../response-url.ts';
import { readBody } from './body.ts';
import { answerUpload } from './upload.ts';

/** The response of an endpoint; `null` cuts the connection. */
type Answer = { status: number; headers: Record<string, string>; body: unknown } | null;

/** Starts the HTTP server on a free loopback port: `/api/…`, response URLs, and uploads. */
export async function listen(core: Core): Promise<Server> {
  const server = createServer((request, response) => {
    handle(core, request).then(
      (answer) => send(response, answer),
      (error: unknown) => send(response, { status: 500, headers: {}, body: String(error) }),
    );
  });
  // A crowd's requests must not wait for TCP to try again because too many connections come at once.
  const address = { port: 0, host: '127.0.0.1', backlog: 4096 };
  await new Promise<void>((resolve) => server.listen(address, resolve));
  return server;
}

/** Returns the port of a listening server. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function handle(core: Core, request: IncomingMessage): Promise<Answer> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const [, endpoint = '', ...rest] = path.split('/');
  const body = await readBody(request);
  if (endpoint === 'api') {
    const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const { args, json } = body;
    return dispatch(core, { method: rest.join('/'), args, json, ...(bearer ? { bearer } : {}) });
  }
  if (endpoint === 'commands' || endpoint === 'actions')
    return answerResponseUrl(core, rest[1] ?? '', body.args);
  if (endpoint === 'upload') return answerUpload(core, rest[0] ?? '', rest[1] ?? '', body);
  return { status: 404, headers: {}, body: 'not found' };
}

function send(response: ServerResponse, answer: Answer): void {
  if (!answer) {
    response.destroy();
    return;
  }
  const text = typeof answer.body === 'string';
  response.writeHead(answer.status, {
    'content-type': text ? 'text/plain' : 'application/json; charset=utf-8',
    ...answer.headers,
  });
  response.end(text ? String(answer.body) : JSON.stringify(answer.body));
}
