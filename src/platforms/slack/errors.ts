import { webApi } from '@slack/bolt';
import { PlatformBusy, PlatformRefusal } from '../../chat/platform.ts';
import { HotseatError } from '../../errors.ts';

/** What Slack calls the error, as in `channel_not_found`; `undefined` if no answer came. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;

/** A response address will not take the blocks. */
export class BlocksRefused extends HotseatError {
  override readonly name = 'BlocksRefused';

  constructor(message: string, options?: ErrorOptions) {
    super('blocks-refused', message, options);
  }
}

/** Whether Slack refused a message for its blocks, as while a file that they show is not ready. */
export const isAboutBlocks = (error: unknown): boolean =>
  error instanceof BlocksRefused || codeOf(error) === 'invalid_blocks';

/** Whether Slack said no, so that nothing was done. Otherwise it may have been. */
export const isDefinite = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError || error instanceof webApi.WebAPIRateLimitedError;

/** Slack's error in the words of the port: a refusal with a remedy, a wish to be left alone, or what it was. */
export const failureOf = (error: unknown): unknown => {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new PlatformBusy(error.retryAfter * 1000, 'Slack asks for a pause.', { cause: error });
  }
  const code = codeOf(error) ?? '';
  if (code === 'ratelimited' || code === 'rate_limited' || code === 'message_limit_exceeded') {
    return new PlatformBusy(unnamedPauseMs, 'Slack asks for a pause.', { cause: error });
  }
  const remedy = remedies[code];
  return remedy === undefined ? error : new PlatformRefusal(remedy[0], remedy[1], { cause: error });
};

/** For a pause whose length Slack does not say. */
const unnamedPauseMs = 30_000;

const reinstall = 'Someone who runs me has to install me again and check SLACK_BOT_TOKEN.';
const unwanted = 'A setting of this workspace does not let me post there. An admin can allow it.';
const invite = 'Invite me with /invite @Hotseat.';

/** What to do about each refusal; the README says the same. */
const remedies: Readonly<Record<string, ['gone' | 'forbidden', string]>> = {
  channel_not_found: ['gone', `The channel is gone, or it is private and I am not in it. ${invite}`],
  is_archived: ['gone', 'The channel is archived. Bring it back from the archive first.'],
  is_inactive: ['gone', 'The channel is archived. Bring it back from the archive first.'],
  not_in_channel: ['forbidden', `I am not in the channel. ${invite}`],
  restricted_action: ['forbidden', unwanted],
  app_access_restricted: ['forbidden', unwanted],
  channel_is_limited_access: ['forbidden', unwanted],
  posting_to_channel_denied: ['forbidden', unwanted],
  restricted_action_read_only_channel: ['forbidden', 'The channel is read-only for me.'],
  restricted_action_thread_only_channel: ['forbidden', 'The channel takes replies in threads only.'],
  token_revoked: ['forbidden', `My access to this workspace was revoked. ${reinstall}`],
  account_inactive: ['forbidden', `I was removed from this workspace. ${reinstall}`],
  token_expired: ['forbidden', `My token has expired. ${reinstall}`],
  invalid_auth: ['forbidden', `My token is not valid. ${reinstall}`],
  not_authed: ['forbidden', `My token is missing. ${reinstall}`],
  missing_scope: [
    'forbidden',
    'I lack a permission. Someone who runs me has to paste the newest manifest and install me again.',
  ],
};
