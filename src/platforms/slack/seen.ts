/** Longer than Slack repeats what was not acknowledged: at once, after a minute, after five, and some slack events for an hour. */
const rememberedMs = 2 * 3_600_000;
const mostRemembered = 50_000;

/** Says whether an id comes for the first time. */
export type IsNew = (id: string) => boolean;

/** Remembers ids for two hours, and never more than fifty thousand. */
export const createSeen = (now: () => number): IsNew => {
  const times = new Map<string, number>();
  return (id) => {
    const isNew = !times.has(id);
    if (isNew) times.set(id, now());
    for (const [oldest, at] of times) {
      if (times.size <= mostRemembered && now() - at <= rememberedMs) break;
      times.delete(oldest);
    }
    return isNew;
  };
};

/** What tells one delivery from another, and nothing for what Slack never repeats. */
export const deliveryId = (body: object): string | undefined => {
  if ('event_id' in body && typeof body.event_id === 'string') return body.event_id;
  if (!('trigger_id' in body) || typeof body.trigger_id !== 'string') return undefined;
  return `${'type' in body ? body.type : 'command'} ${body.trigger_id}`;
};
