import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Handshake, identify, resume, sendMembers } from './gateway-handshake.ts';
import { concerns, deliver, OP, type Session, send } from './gateway-sessions.ts';
import type { State } from './state.ts';
import type { GatewayEvent } from './types.ts';
import { isJson } from './validate/shape.ts';

/** How the gateway behaves. */
export interface GatewayOptions {
  /** Privileged intents that the application may use; others close with 4014. None by default. */
  readonly privilegedIntents?: number;
  readonly heartbeatMs?: number;
}

/** The gateway as tests see it: what has happened, and what can go wrong. */
export interface Gateway {
  readonly identifies: number;
  readonly resumes: number;
  /** The number of bot connections that are ready. */
  readonly connected: number;
  /** Intents of the newest session. */
  readonly intents: number;
  /** Breaks all connections with a close code; `cut` breaks them without one. Sessions stay resumable. */
  drop(code?: number): void;
  cut(): void;
  /** Asks clients to reconnect (op 7). */
  reconnect(): void;
  /** Tells clients that their session is invalid (op 9). Not resumable by default. */
  invalidate(resumable?: boolean): void;
  /** Forgets all sessions, so the next RESUME is answered with op 9. */
  forget(): void;
  /** Stops or resumes acknowledging heartbeats. */
  muteAcks(muted?: boolean): void;
  /** Stops or resumes accepting new connections, as in an outage. */
  refuseConnections(refused?: boolean): void;
}

type Message = { readonly op?: unknown; readonly d?: unknown };

/** Serves the gateway on the server's port, under `/gateway`. */
export function createGateway(
  server: Server,
  state: State,
  options: GatewayOptions,
): Gateway & { close: () => void } {
  const sessions = new Map<string, Session>();
  const sockets = new WebSocketServer({ noServer: true });
  const seen = { identifies: 0, resumes: 0, muted: false, refused: false };
  const handshake: Handshake = { state, sessions, privilegedIntents: options.privilegedIntents ?? 0 };

  /** Handles one payload from a connection; returns its session, a close code, or 0 for neither. */
  const receive = (socket: WebSocket, session: Session | undefined, message: Message): Session | number => {
    const d = isJson(message.d) ? message.d : {};
    if (message.op === OP.HEARTBEAT) {
      if (!seen.muted) send(socket, OP.HEARTBEAT_ACK);
      return 0;
    }
    if (message.op === OP.IDENTIFY || message.op === OP.RESUME) {
      if (session) return 4005;
      const identifying = message.op === OP.IDENTIFY;
      seen[identifying ? 'identifies' : 'resumes'] += 1;
      return (identifying ? identify : resume)(handshake, socket, d);
    }
    if (!session) return 4003;
    if (message.op === OP.REQUEST_MEMBERS) sendMembers(state, session, d);
    else if (message.op !== OP.PRESENCE && message.op !== OP.VOICE) return 4001;
    return 0;
  };

  const connect = (socket: WebSocket, url: URL): void => {
    if (url.searchParams.get('v') !== '10' || url.searchParams.get('encoding') !== 'json') {
      socket.close(4012);
      return;
    }
    let session: Session | undefined;
    let received = 0;
    send(socket, OP.HELLO, { heartbeat_interval: options.heartbeatMs ?? 41_250, _trace: [] });
    socket.on('message', (bytes) => {
      received += 1;
      // The documented limit is 120 per minute; connections in tests are shorter than that.
      if (received > 120) return socket.close(4008);
      const message = parse(String(bytes));
      const result = message ? receive(socket, session, message) : 4002;
      if (typeof result === 'object') session = result;
      else if (result !== 0) socket.close(result);
      state.changed.fire();
    });
    socket.on('close', (code) => {
      if (session?.socket !== socket) return;
      session.socket = undefined;
      // A client that closes with 1000 or 1001 ends its session, as documented.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
      state.changed.fire();
    });
    socket.on('error', () => {});
  };

  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', state.origin);
    if (seen.refused || url.pathname !== '/gateway') return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (accepted) => connect(accepted, url));
  });

  state.dispatch = (event: GatewayEvent) => {
    for (const session of sessions.values()) if (concerns(session, event)) deliver(state, session, event);
  };

  const live = (): WebSocket[] => [...sessions.values()].flatMap((session) => session.socket ?? []);
  /** Detaches sessions from their sockets right away, so that later events are missed. */
  const part = (how: (socket: WebSocket) => void): void => {
    for (const session of sessions.values()) {
      const { socket } = session;
      session.socket = undefined;
      if (socket) how(socket);
    }
    state.changed.fire();
  };
  return {
    get identifies() {
      return seen.identifies;
    },
    get resumes() {
      return seen.resumes;
    },
    get connected() {
      return live().length;
    },
    get intents() {
      return [...sessions.values()].at(-1)?.intents ?? 0;
    },
    drop: (code = 4000) => part((socket) => socket.close(code)),
    cut: () => part((socket) => socket.terminate()),
    reconnect: () => {
      for (const socket of live()) send(socket, OP.RECONNECT);
    },
    invalidate: (resumable = false) => {
      const told = live();
      if (!resumable) sessions.clear();
      for (const socket of told) send(socket, OP.INVALID_SESSION, resumable);
    },
    forget: () => {
      part((socket) => socket.terminate());
      sessions.clear();
    },
    muteAcks: (muted = true) => {
      seen.muted = muted;
    },
    refuseConnections: (refused = true) => {
      seen.refused = refused;
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function parse(source: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
