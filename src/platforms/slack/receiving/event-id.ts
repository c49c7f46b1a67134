/** Returns the id that all deliveries of one event share; `undefined` for what Slack never repeats. */
export const eventIdOf = (body: object): string | undefined => {
  if ('event_id' in body && typeof body.event_id === 'string') return body.event_id;
  if (!('trigger_id' in body) || typeof body.trigger_id !== 'string') return undefined;
  return `${'type' in body ? body.type : 'command'} ${body.trigger_id}`;
};
