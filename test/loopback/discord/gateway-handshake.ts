import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { guildCreate, INTENTS, ownUser } from './events.ts';
import { concerns, deliver, OP, type Session, send } from './gateway-sessions.ts';
import { memberJson } from './json.ts';
import { gatewayUrl } from './rest/account.ts';
import type { State } from './state.ts';
import type { Json } from './types.ts';

const PRIVILEGED = INTENTS.GUILD_MEMBERS | INTENTS.GUILD_PRESENCES | INTENTS.MESSAGE_CONTENT;
/** All existing intent bits: 0-16, 20, 21, 24, 25. */
const KNOWN_INTENTS = 0x1_ffff | (3 << 20) | (3 << 24);

/** What a connection needs to become a session. */
export interface Handshake {
  readonly state: State;
  readonly sessions: Map<string, Session>;
  /** The privileged intents this application has been granted. */
  readonly privilegedIntents: number;
}

/** Starts a session: READY, then a GUILD_CREATE for each guild. Returns it, or the documented close code. */
export function identify(handshake: Handshake, socket: WebSocket, d: Json): Session | number {
  const { state, sessions } = handshake;
  if (d.token !== state.token) return 4004;
  const intents = Number(d.intents);
  if (!Number.isInteger(d.intents) || intents < 0 || (intents & ~KNOWN_INTENTS) !== 0) return 4013;
  if ((intents & PRIVILEGED & ~handshake.privilegedIntents) !== 0) return 4014;
  const [shard, shards] = Array.isArray(d.shard) ? d.shard.map(Number) : [0, 1];
  if (shard === undefined || shards === undefined || !(shard >= 0 && shard < shards)) return 4010;
  const session: Session = {
    id: randomBytes(16).toString('hex'),
    shard: [shard, shards],
    intents,
    sent: [],
    socket,
  };
  sessions.set(session.id, session);
  const guilds = [...state.guilds.values()].filter((guild) => guild.present);
  const mine = guilds
    .map((guild) => guildCreate(state, guild))
    .filter((event) => concerns({ ...session, intents: -1 }, event));
  const data = {
    v: 10,
    user: ownUser(state),
    guilds: mine.map((event) => ({ id: event.guildId, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: gatewayUrl(state.origin),
    shard: session.shard,
    application: { id: state.applicationId, flags: 0 },
  };
  deliver(state, session, { name: 'READY', data, guildId: undefined, intents: 0 });
  for (const event of mine) if (concerns(session, event)) deliver(state, session, event);
  return session;
}

/** Resumes a session: replays missed events, then sends RESUMED. Returns 0 if the client was told that the session is invalid. */
export function resume({ state, sessions }: Handshake, socket: WebSocket, d: Json): Session | number {
  if (d.token !== state.token) return 4004;
  const session = sessions.get(String(d.session_id));
  if (!session) {
    send(socket, OP.INVALID_SESSION, false);
    return 0;
  }
  const seq = Number(d.seq);
  if (!(seq >= 0 && seq <= session.sent.length)) return 4007;
  session.socket?.terminate();
  session.socket = socket;
  for (const line of session.sent.slice(seq)) socket.send(line);
  deliver(state, session, { name: 'RESUMED', data: {}, guildId: undefined, intents: 0 });
  return session;
}

/** Answers op 8 with one chunk of members, by id or by the start of the name. */
export function sendMembers(state: State, session: Session, d: Json): void {
  const guild = state.guilds.get(String(d.guild_id));
  if (!guild) return;
  const asked = [d.user_ids].flat().filter(Boolean).map(String);
  const users = [...guild.members].flatMap((id) => state.users.get(id) ?? []);
  const found = users.filter((user) =>
    asked.length > 0 ? asked.includes(user.id) : user.username.startsWith(String(d.query ?? '')),
  );
  const data = {
    guild_id: guild.id,
    members: found.map((user) => memberJson(guild, user)),
    chunk_index: 0,
    chunk_count: 1,
    nonce: d.nonce,
  };
  deliver(state, session, { name: 'GUILD_MEMBERS_CHUNK', data, guildId: guild.id, intents: 0 });
}
