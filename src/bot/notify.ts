import type { Logger } from 'pino';
import type { Notice } from '../chat/messages.ts';
import { type Platform, platformFor } from '../chat/platform.ts';

/** Sends people what they should know. The records hold it too, so anyone who can't be reached loses nothing. */
export const notify = async (
  notices: readonly Notice[],
  platforms: readonly Platform[],
  log: Logger,
): Promise<void> => {
  for (const { to, card } of notices) {
    await platformFor(platforms, to)
      ?.tell(to, card)
      .catch((err) => log.warn({ err }, 'could not notify a member'));
  }
};
