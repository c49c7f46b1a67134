import { userInfo } from 'node:os';
import type { Channels, Members } from '../../chat/people.ts';
import { workspace } from './workspace.ts';

/** The people and channels of earlier sessions on this database. */
export interface Known {
  /** The name of the person at the keyboard. */
  readonly user: string;
  /** Ids of people that differ from their names, by name in lower case. */
  readonly ids: ReadonlyMap<string, string>;
  readonly people: readonly string[];
  readonly channels: readonly string[];
}

/** The name that earlier versions gave to the person at the keyboard. It is nobody's name on a board that others read. */
const you = 'you';

/** How many people to offer when somebody types `/as`. */
const mostPeople = 25;

/** Returns the name of this machine's user; a made-up one if the system doesn't know it. */
export const machineUser = (): string => {
  try {
    const { username } = userInfo();
    return username.trim() === '' || username.toLowerCase() === you ? 'player' : username;
  } catch {
    return 'player';
  }
};

/**
 * Finds the people and channels of earlier sessions. Somebody who played as "you" gets the name of this machine's user,
 * and keeps their id with everything that belongs to it.
 */
export const recall = async (
  user: string,
  { members, channels }: { readonly members: Members; readonly channels: Channels },
): Promise<Known> => {
  let former = await members.find(workspace, you);
  if (former?.user === you && former.name === you) {
    const isTaken = (await members.find(workspace, user)) !== undefined;
    former = await members.meet({ ...workspace, user: you }, isTaken ? `${user} 2` : user, true);
  }
  const { platform, workspace: own } = workspace;
  return {
    user,
    ids: new Map(former?.user === you ? [[former.name.toLowerCase(), you]] : []),
    people: await members.names(workspace, mostPeople),
    channels: (await channels.inWorkspace(platform, own)).map(({ name }) => name),
  };
};
