import type { Logger } from 'pino';
import { Agent, request } from 'undici';
import { BlocksRefused } from '../errors.ts';

/** How posting went. `unknown` means that the message may or may not have arrived. */
export type Outcome = 'done' | 'refused' | 'unknown';

/** How long Slack may take, in milliseconds. */
const limitMs = 10_000;
/** How many requests are on their way at most. By default, each would open a connection of its own in a crowd. */
const connections = 128;

const dispatcher = new Agent({ connections, headersTimeout: limitMs, bodyTimeout: limitMs });

/** Posts to a response URL. Throws BlocksRefused if Slack refuses the blocks. */
export const postTo = async (url: string, message: object, log: Logger): Promise<Outcome> => {
  const response = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(message),
    dispatcher,
  }).catch((err) => {
    log.warn({ err }, 'a response URL did not respond');
    return undefined;
  });
  if (response === undefined) return 'unknown';
  const { statusCode, body } = response;
  const says = await body.text().catch((err) => {
    log.warn({ err }, 'could not read what a response URL says');
    return '';
  });
  if (statusCode >= 200 && statusCode < 300) return 'done';
  if (says.includes('invalid_blocks')) throw new BlocksRefused('The response URL refused the blocks.');
  return 'refused';
};
