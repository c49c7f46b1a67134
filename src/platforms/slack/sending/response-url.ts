import type { Logger } from 'pino';
import { BlocksRefused } from '../errors.ts';

/** How posting went. `unknown` means that the message may or may not have arrived. */
export type Outcome = 'done' | 'refused' | 'unknown';

/** Posts to a response URL. Throws BlocksRefused if Slack refuses the blocks. */
export const postTo = async (url: string, message: object, log: Logger): Promise<Outcome> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(10_000),
  }).catch((err) => {
    log.warn({ err }, 'a response URL did not respond');
    return undefined;
  });
  if (response === undefined) return 'unknown';
  if (response.ok) return 'done';
  const says = await response.text().catch((err) => {
    log.warn({ err }, 'could not read why a response URL refused a message');
    return '';
  });
  if (says.includes('invalid_blocks')) throw new BlocksRefused('The response URL refused the blocks.');
  return 'refused';
};
