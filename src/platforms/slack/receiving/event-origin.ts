import { z } from 'zod';
import type { Origin } from '../install/residents.ts';

const id = z.string().min(1);
const maybe = id.nullish().catch(undefined);
const flag = z.union([z.boolean(), z.stringbool()]).catch(false);

/** The parts of commands, interactions, and events that tell where they come from. */
const body = z.looseObject({
  team_id: maybe,
  enterprise_id: maybe,
  is_enterprise_install: flag.optional(),
  team: z.looseObject({ id }).nullish().catch(undefined),
  enterprise: z.looseObject({ id }).nullish().catch(undefined),
  user: z.looseObject({ team_id: maybe }).nullish().catch(undefined),
  authorizations: z
    .array(z.looseObject({ enterprise_id: maybe, team_id: maybe, is_enterprise_install: flag.optional() }))
    .nullish()
    .catch(undefined),
});

/** Finds out where an event comes from; `undefined` if it does not say. */
export const eventOrigin = (event: unknown): Origin | undefined => {
  const { data } = body.safeParse(event);
  if (data === undefined) return undefined;
  const [authorization] = data.authorizations ?? [];
  const isOrganization = authorization?.is_enterprise_install ?? data.is_enterprise_install ?? false;
  const organization = isOrganization
    ? (authorization?.enterprise_id ?? data.enterprise?.id ?? data.enterprise_id ?? undefined)
    : undefined;
  // In a shared channel, the event's own workspace can be another one than that in which the app is installed.
  const workspace =
    authorization?.team_id ?? data.team?.id ?? data.team_id ?? data.user?.team_id ?? organization;
  return workspace == null ? undefined : { workspace, organization };
};
