import { type Reply, refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import type { RoleKind, RolesRecords } from './repository.ts';

/** Switches a role of the workspace on or off. It is refused, with what to do about it, where the bot may not give roles. */
export const switchRole = async (
  kind: RoleKind,
  isOn: boolean,
  { records: { givenRoles }, channel, cannot, storeMember }: Context<RolesRecords>,
): Promise<Reply | undefined> => {
  if (isOn && cannot['give roles'] !== undefined) return refuse(cannot['give roles']);
  const { id } = await storeMember();
  if (isOn) await givenRoles.turnOn(channel, kind, id);
  else await givenRoles.turnOff(channel, kind, id);
  return undefined;
};
