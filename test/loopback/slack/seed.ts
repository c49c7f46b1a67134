import type { Ids } from './ids.ts';
import type { State } from './state.ts';
import type { Channel, Member, Organization, Team } from './types.ts';

/** A member to create: a name is enough. */
export type MemberSeed = string | ({ name: string } & Partial<Omit<Member, 'id' | 'team' | 'name'>>);

/** A channel to create; by default, everyone and the bot are in it. */
export type ChannelSeed =
  | string
  | { name: string; private?: boolean; members?: string[]; bot?: boolean; archived?: boolean };

/** A workspace to create. By default, `scopes` has every scope that the server knows except `chat:write.public`. */
export interface TeamSeed {
  name?: string;
  users?: MemberSeed[];
  channels?: ChannelSeed[];
  /** Whether the app is installed from the start; true by default. */
  installed?: boolean;
  /** The name of the organization that it belongs to, if any. */
  organization?: string;
  scopes?: string[];
}

const SCOPES = [
  ...['app_mentions:read', 'channels:history', 'channels:join', 'channels:manage', 'channels:read'],
  ...['chat:write', 'commands', 'files:read', 'files:write', 'groups:history', 'groups:read'],
  ...['groups:write', 'im:history', 'im:read', 'im:write', 'mpim:history', 'mpim:read', 'mpim:write'],
  ...['metadata.message:read', 'reactions:write', 'team:read', 'usergroups:read', 'users:read'],
];

/** Creates the workspaces, members, and channels that a test asked for. */
export function createState(seeds: TeamSeed[], ids: Ids, secrets: { signingSecret: string }): State {
  const state: State = {
    appId: ids.next('A'),
    appToken: 'xapp-1-A0TEST0001-1-loopback',
    signingSecret: secrets.signingSecret,
    clientId: '1234.5678',
    clientSecret: 'loopback-client-secret',
    tokenLifeS: undefined,
    grants: new Map(),
    teams: [],
    members: new Map(),
    channels: new Map(),
    messages: [],
    ephemerals: [],
    views: new Map(),
    viewOwner: new Map(),
    stacks: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    files: new Map(),
    suggested: new Map(),
  };
  for (const [index, seed] of seeds.entries()) addTeam(state, ids, seed, index);
  return state;
}

function addTeam(state: State, ids: Ids, seed: TeamSeed, index: number): void {
  const name = seed.name ?? `Team ${index + 1}`;
  const team: Team = {
    id: ids.next('T'),
    name,
    domain: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    organization: organizationNamed(state, ids, seed.organization),
    botToken: seed.installed === false ? '' : `xoxb-${1000 + index}-loopback`,
    refreshToken: undefined,
    formerTokens: [],
    botUserId: ids.next('U'),
    botId: ids.next('B'),
    scopes: new Set(seed.scopes ?? SCOPES),
    install: seed.installed === false ? 'none' : 'active',
  };
  state.teams.push(team);
  state.members.set(team.botUserId, {
    ...newMember(team.id, team.botUserId, 'the-app'),
    is_bot: true,
  });
  for (const user of seed.users ?? []) addMember(state, ids, team, user);
  for (const channel of seed.channels ?? []) addChannel(state, ids, team, channel);
}

function organizationNamed(state: State, ids: Ids, name: string | undefined): Organization | undefined {
  if (name === undefined) return undefined;
  const known = state.teams.find(({ organization }) => organization?.name === name)?.organization;
  return known ?? { id: ids.next('E'), name, botToken: '', refreshToken: undefined, formerTokens: [] };
}

function newMember(team: string, id: string, name: string): Member {
  const roles = { is_admin: false, is_owner: false, is_restricted: false, is_stranger: false };
  const flags = { ...roles, is_bot: false, deleted: false };
  return { id, team, name, real_name: name, tz: 'Etc/UTC', locale: 'en-US', ...flags };
}

/** Adds a member to a workspace, without putting them in any channel. */
export function addMember(state: State, ids: Ids, team: Team, seed: MemberSeed): Member {
  const fields = typeof seed === 'string' ? { name: seed } : seed;
  const member = { ...newMember(team.id, ids.next('U'), fields.name), ...fields };
  state.members.set(member.id, member);
  return member;
}

/** Adds a channel to a workspace. */
export function addChannel(state: State, ids: Ids, team: Team, seed: ChannelSeed): Channel {
  const fields = typeof seed === 'string' ? { name: seed } : seed;
  const everybody = [...state.members.values()].filter(
    (member) => member.team === team.id && !member.is_bot && !member.deleted,
  );
  const invited = everybody.filter((member) => fields.members?.includes(member.name) ?? true);
  const channel: Channel = {
    id: ids.next('C'),
    team: team.id,
    name: fields.name,
    kind: fields.private ? 'private' : 'public',
    members: new Set(invited.map((member) => member.id)),
    is_archived: fields.archived ?? false,
  };
  if (fields.bot !== false) channel.members.add(team.botUserId);
  state.channels.set(channel.id, channel);
  return channel;
}
