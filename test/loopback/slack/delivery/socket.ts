import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { dict, isDict, str } from '../json.ts';
import { LIMITS } from '../limits.ts';
import type { Answer, Carrier, Parcel, Retry } from './parcel.ts';

/** Delivery by Socket Mode: each event goes to one of the app's connections. */
export interface Sockets extends Carrier {
  /** Creates a URL for one new connection. */
  newUrl(origin: string): string;
  readonly count: number;
  /** Tells clients to reconnect, like Slack does every few hours; the old connections get nothing more. */
  refresh(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Cuts the connections without warning. */
  drop(): void;
  /** Sends a text as it is to one of the app's connections. */
  raw(text: string): void;
  /** Everything that the app has sent, oldest first. */
  readonly heard: readonly string[];
}

interface Line {
  readonly socket: WebSocket;
  readonly unacked: Map<string, (answer: Answer) => void>;
  leaving: boolean;
}

/** Attaches Socket Mode to an HTTP server. */
export function openSockets(server: Server, appId: string, changed: () => void): Sockets {
  const hub = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const lines = new Set<Line>();
  const heard: string[] = [];
  let turn = 0;

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const ticket = new URL(request.url ?? '/', 'http://loopback').searchParams.get('ticket') ?? '';
    // A ticket is valid for one connection.
    if (!tickets.delete(ticket)) return stream.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
    hub.handleUpgrade(request, stream, head, (socket) => welcome(socket));
  });

  const welcome = (socket: WebSocket): void => {
    const line: Line = { socket, unacked: new Map(), leaving: false };
    socket.on('error', () => {});
    socket.on('message', (data) => {
      heard.push(String(data));
      acknowledge(line, String(data));
      changed();
    });
    socket.on('close', () => {
      lines.delete(line);
      for (const settle of line.unacked.values()) settle({ ok: false, error: 'connection_closed' });
      changed();
    });
    if (lines.size >= LIMITS.sockets) {
      say(line, { type: 'disconnect', reason: 'too_many_websockets' });
      return;
    }
    lines.add(line);
    say(line, {
      type: 'hello',
      num_connections: lines.size,
      connection_info: { app_id: appId },
      debug_info: { host: 'loopback', approximate_connection_time: 18060 },
    });
    changed();
  };

  const carry = (parcel: Parcel, retry: Retry | undefined): Promise<Answer> =>
    new Promise((resolve) => {
      const ready = [...lines].filter((line) => !line.leaving);
      const line = ready[turn++ % Math.max(1, ready.length)];
      if (!line) return resolve({ ok: false, error: 'dispatch_failed' });
      const envelopeId = randomUUID();
      line.unacked.set(envelopeId, resolve);
      const attempt = { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' };
      say(line, {
        envelope_id: envelopeId,
        type: parcel.kind,
        payload: parcel.payload,
        accepts_response_payload: parcel.acceptsResponse,
        ...(parcel.kind === 'events_api' ? attempt : {}),
      });
    });

  return {
    carry,
    newUrl: (origin) => {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${origin.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    get count() {
      return [...lines].filter((line) => !line.leaving).length;
    },
    refresh: (reason = 'refresh_requested') => {
      for (const line of lines) {
        line.leaving = reason !== 'warning';
        say(line, { type: 'disconnect', reason, debug_info: { host: 'loopback' } });
      }
      changed();
    },
    drop: () => {
      for (const line of lines) line.socket.terminate();
    },
    raw: (text) => [...lines].find((line) => !line.leaving)?.socket.send(text),
    heard,
  };
}

function say(line: Line, message: object): void {
  line.socket.send(JSON.stringify(message));
}

function acknowledge(line: Line, data: string): void {
  const message: unknown = JSON.parse(data);
  const id = isDict(message) ? str(message.envelope_id) : undefined;
  const settle = line.unacked.get(id ?? '');
  if (!settle || !id || !isDict(message)) return;
  line.unacked.delete(id);
  settle({ ok: true, payload: dict(message.payload) });
}
