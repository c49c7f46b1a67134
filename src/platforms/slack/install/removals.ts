import { z } from 'zod';
import { eventOrigin } from '../receiving/event-origin.ts';

const body = z.looseObject({
  event: z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('app_uninstalled') }),
    z.looseObject({
      type: z.literal('tokens_revoked'),
      tokens: z.looseObject({ bot: z.array(z.string()).optional() }),
    }),
    z.looseObject({ type: z.literal('team_access_revoked'), team_ids: z.array(z.string()) }),
  ]),
});

/**
 * Lists the ids of the workspaces and organizations from which an event says that the app was removed; `undefined` if it is
 * about something else.
 */
export const removalsIn = (payload: unknown): readonly string[] | undefined => {
  const event = body.safeParse(payload).data?.event;
  if (event === undefined) return undefined;
  if (event.type === 'team_access_revoked') return event.team_ids;
  if (event.type === 'tokens_revoked' && (event.tokens.bot ?? []).length === 0) return [];
  const { organization, workspace } = eventOrigin(payload) ?? {};
  const id = organization ?? workspace;
  return id === undefined ? [] : [id];
};
