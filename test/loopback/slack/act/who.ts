import type { State } from '../state.ts';
import type { Channel, Member, Team } from '../types.ts';

/** Refers to a member or a channel by name, by id, or as the object itself. */
export type Ref = string | { readonly id: string };

/** The member who does something. `team` is only needed if the name exists in two workspaces. */
export interface Who {
  readonly user: Ref;
  readonly channel?: Ref;
  readonly team?: Ref;
}

/** The member who does something, and the channel. */
export type WhoWhere = Who & { readonly channel: Ref };

/** Finds a workspace by name or id; without a reference, the first one. */
export function findTeam(state: State, ref?: Ref): Team {
  const wanted = typeof ref === 'object' ? ref.id : ref;
  const team = wanted === undefined ? state.teams[0] : state.teams.find((each) => isNamed(each, wanted));
  return team ?? missing('workspace', wanted ?? '', state.teams);
}

/** Finds a member by name or id. */
export function findMember(state: State, ref: Ref, team?: Ref): Member {
  const known = state.members.get(typeof ref === 'object' ? ref.id : ref);
  return known ?? find('member', [...state.members.values()], state, ref, team);
}

/** Finds a channel by name (with or without #) or id. */
export function findChannel(state: State, ref: Ref, team?: Ref): Channel {
  const name = typeof ref === 'string' ? ref.replace(/^#/, '') : ref;
  return find('channel', [...state.channels.values()], state, name, team);
}

function find<T extends { id: string; name: string; team: string }>(
  what: string,
  all: T[],
  state: State,
  ref: Ref,
  team?: Ref,
): T {
  const wanted = typeof ref === 'object' ? ref.id : ref;
  const home = findTeam(state, team).id;
  const found =
    all.find((each) => each.id === wanted) ?? all.find((each) => each.team === home && each.name === wanted);
  return found ?? missing(what, wanted, all);
}

function isNamed(each: { id: string; name: string }, wanted: string): boolean {
  return each.id === wanted || each.name === wanted;
}

function missing(what: string, wanted: string, all: { id: string; name: string }[]): never {
  const known = all.map((each) => `${each.name} (${each.id})`).join(', ');
  throw new Error(`No ${what} "${wanted}" here; there is ${known || 'none'}.`);
}
