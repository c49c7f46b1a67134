import { webApi } from '@slack/bolt';
import { isRefusedStatus } from '../../chat/http-status.ts';
import { PlatformBusy, PlatformRefusal } from '../../chat/platform.ts';
import { HotseatError } from '../../errors.ts';

/** Returns Slack's code for an error, as in `channel_not_found`; `undefined` if it carries none. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;

/** Says in a word or a sentence why a call failed. */
export const reasonOf = (error: unknown): string =>
  codeOf(error) ?? (error instanceof Error ? error.message : 'no answer');

/** Thrown when a response URL refuses a message's blocks. */
export class BlocksRefused extends HotseatError {
  override readonly name = 'BlocksRefused';
  readonly code = 'blocks-refused';
}

/** Returns whether Slack refused a message because of its blocks, for example because a file in them is not ready yet. */
export const isAboutBlocks = (error: unknown): boolean =>
  error instanceof BlocksRefused || codeOf(error) === 'invalid_blocks';

/** Returns whether Slack refused the call, so that it certainly did nothing. After any other error, it may have. */
export const isDefinite = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError || error instanceof webApi.WebAPIRateLimitedError;

/** Translates Slack's error: to a PlatformRefusal with a remedy, to a PlatformBusy, or not at all. */
export const failureOf = (error: unknown): unknown => {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new PlatformBusy(error.retryAfter * 1000, 'Slack asks for a pause.', { cause: error });
  }
  const code = codeOf(error) ?? '';
  if (code === 'ratelimited' || code === 'rate_limited' || code === 'message_limit_exceeded') {
    return new PlatformBusy(unnamedPauseMs, 'Slack asks for a pause.', { cause: error });
  }
  const remedy = remedies[code] ?? unforeseen(error, code);
  return remedy === undefined ? error : new PlatformRefusal(remedy[0], remedy[1], { cause: error });
};

/** Codes of failures that pass by themselves. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'timeout',
  'team_added_to_org',
  'org_login_required',
  'external_channel_migrating',
]);

/** Explains a refusal that nobody foresaw in Slack's own words; `undefined` if it passes by itself. */
const unforeseen = (error: unknown, code: string): ['unknown', string] | undefined => {
  if (code !== '') return passing.has(code) ? undefined : ['unknown', quoting(`"${code}"`)];
  if (!(error instanceof webApi.WebAPIHTTPError)) return undefined;
  const { statusCode } = error;
  return isRefusedStatus(statusCode) ? ['unknown', quoting(`status ${statusCode}`)] : undefined;
};

const quoting = (said: string): string =>
  `Slack refuses my messages there (it says ${said}). Check the channel's settings, or ask an admin of the workspace.`;

/** How long to pause if Slack does not say. */
const unnamedPauseMs = 30_000;

const reinstall = 'Ask whoever runs me to reinstall me and check SLACK_BOT_TOKEN.';
const unwanted = 'A workspace setting keeps me from posting there. Ask an admin to allow it.';
/** What to do about a channel in which nobody can post anymore. */
export const archived = 'The channel is archived. Unarchive it first.';
const invite = 'Invite me with /invite @Hotseat.';

/** The remedy for each refusal. docs/slack.md lists them too. */
const remedies: Readonly<Record<string, ['gone' | 'forbidden', string]>> = {
  channel_not_found: ['gone', `The channel is gone, or it is private and I am not in it. ${invite}`],
  is_archived: ['gone', archived],
  is_inactive: ['gone', archived],
  not_in_channel: ['forbidden', `I am not in the channel. ${invite}`],
  restricted_action: ['forbidden', unwanted],
  app_access_restricted: ['forbidden', unwanted],
  channel_is_limited_access: ['forbidden', unwanted],
  posting_to_channel_denied: ['forbidden', unwanted],
  restricted_action_read_only_channel: [
    'forbidden',
    'The channel is read-only for me. Ask an admin to let me post there.',
  ],
  restricted_action_thread_only_channel: [
    'forbidden',
    'The channel allows replies in threads only. Ask an admin to let me post there.',
  ],
  token_revoked: ['forbidden', `My access to this workspace was revoked. ${reinstall}`],
  account_inactive: ['forbidden', `I was removed from this workspace. ${reinstall}`],
  token_expired: ['forbidden', `My token has expired. ${reinstall}`],
  invalid_auth: ['forbidden', `My token is not valid. ${reinstall}`],
  not_authed: ['forbidden', `My token is missing. ${reinstall}`],
  missing_scope: [
    'forbidden',
    'I am missing a permission. Ask whoever runs me to paste the newest manifest and reinstall me.',
  ],
};
