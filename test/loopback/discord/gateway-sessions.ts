import type { WebSocket } from 'ws';
import { withoutContent } from './events.ts';
import type { State } from './state.ts';
import type { GatewayEvent } from './types.ts';

/** Gateway opcodes by their documented names. */
export const OP = {
  DISPATCH: 0,
  HEARTBEAT: 1,
  IDENTIFY: 2,
  PRESENCE: 3,
  VOICE: 4,
  RESUME: 6,
  RECONNECT: 7,
  REQUEST_MEMBERS: 8,
  INVALID_SESSION: 9,
  HELLO: 10,
  HEARTBEAT_ACK: 11,
} as const;

/** A session of the bot. It outlives its socket, so that missed events can be replayed. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  /** Everything dispatched so far, as sent. The sequence number of an event is its position, counted from 1. */
  readonly sent: string[];
  socket: WebSocket | undefined;
}

/** Sends a payload that is not a dispatch. */
export function send(socket: WebSocket, op: number, d: unknown = null): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

/** Records an event for the session, and sends it if the session is connected. */
export function deliver(state: State, session: Session, event: GatewayEvent): void {
  const { name, data } = withoutContent(state, event, session.intents);
  const line = JSON.stringify({ op: OP.DISPATCH, t: name, s: session.sent.length + 1, d: data });
  session.sent.push(line);
  session.socket?.send(line);
}

/** Tells whether a session should get an event, by shard (guilds by their id, the rest on shard 0) and by intents. */
export function concerns(session: Session, event: GatewayEvent): boolean {
  const [shard, shards] = session.shard;
  const home = event.guildId === undefined ? 0 : Number((BigInt(event.guildId) >> 22n) % BigInt(shards));
  return home === shard && (event.intents === 0 || (session.intents & event.intents) !== 0);
}
