import {
  RESTJSONErrorCodes as Code,
  DiscordAPIError,
  DiscordjsErrorCodes,
  type RateLimitData,
  RateLimitError,
} from 'discord.js';
import { isRefusedStatus } from '../../chat/http-status.ts';
import { PlatformBusy, PlatformRefusal } from '../../chat/platform.ts';
import { clip, oneLine } from '../../chat/text.ts';
import { SetupError } from '../../errors.ts';

/** The permissions that the bot needs in every channel where it posts. */
export const needed = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'ReadMessageHistory',
  'AttachFiles',
] as const;

/** Advice for people in a thread that takes no messages. */
export const lockedRemedy = 'The thread is locked or archived. Unlock it, or write something in it.';

/** Advice for people in a channel where the bot may not post. */
export const remedy = 'Give me the View Channel and Send Messages permissions there.';

/** Longer waits, in milliseconds, are not sat out in the client, where they would hold up everything behind them. */
const longestWaitMs = 5_000;

/** Returns whether a message that has to wait for a rate limit comes back as a failure instead. */
export const isLongWait = ({ route, retryAfter }: Pick<RateLimitData, 'route' | 'retryAfter'>): boolean =>
  retryAfter > longestWaitMs && /^\/(channels|users)\//.test(route);

/** Translates a failed request: to a PlatformRefusal with a remedy, to a PlatformBusy, or not at all. */
export const translate = (error: unknown): unknown => {
  if (error instanceof RateLimitError) {
    return new PlatformBusy(error.retryAfter, 'Discord asks me to wait before I post more.', {
      cause: error,
    });
  }
  if (!(error instanceof DiscordAPIError)) return error;
  switch (error.code) {
    case Code.UnknownChannel:
    case Code.UnknownGuild:
      return new PlatformRefusal('gone', 'The channel no longer exists.', { cause: error });
    case Code.ThreadLocked:
    case Code.InvalidActionOnArchivedThread:
      return new PlatformRefusal('forbidden', lockedRemedy, { cause: error });
    case Code.MissingAccess:
    case Code.MissingPermissions:
      return new PlatformRefusal('forbidden', remedy, { cause: error });
    case Code.CannotSendMessagesToThisUser:
      return new PlatformRefusal('forbidden', 'This person takes no direct messages from me.', {
        cause: error,
      });
    default:
      return isRefusedStatus(error.status)
        ? new PlatformRefusal('unknown', quoting(error), { cause: error })
        : error;
  }
};

/** Explains a refusal that nobody foresaw in Discord's own words. */
const quoting = ({ rawError, code, status }: DiscordAPIError): string => {
  const said = 'message' in rawError ? `, and says "${clip(oneLine(rawError.message), 100)}"` : '';
  return `Discord refuses my messages there${said} (error ${code ?? status}). Check the channel's settings and my permissions in it.`;
};

/** Returns whether a request failed because its message was deleted, which is nobody's mistake. */
export const isDeleted = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === Code.UnknownMessage;

/** Returns whether an interaction has expired or was answered already. Either way, nobody is left to tell. */
export const isTooLate = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  [
    Code.UnknownInteraction,
    Code.InteractionHasAlreadyBeenAcknowledged,
    Code.UnknownWebhook,
    Code.InvalidWebhookToken,
    Code.UnknownMessage,
  ].some((code) => code === error.code);

/** Explains why the bot could not connect, and what to do about it. */
export const explainStart = (error: unknown): SetupError => {
  if (error instanceof SetupError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence =
    code === DiscordjsErrorCodes.TokenInvalid || isUnauthorized(error)
      ? 'Discord does not accept DISCORD_TOKEN. In the Discord developer portal, open your application, choose Bot, then Reset Token, and copy the new token.'
      : code === DiscordjsErrorCodes.DisallowedIntents
        ? 'Discord does not allow this application to use the intents it asks for. Check the Bot page of your application.'
        : `Can't connect to Discord${code === '' ? '' : ` (${code})`}. Check the network, and DISCORD_API_URL if it is set.`;
  return new SetupError(sentence, { cause: error });
};

const isUnauthorized = (error: unknown): boolean => error instanceof DiscordAPIError && error.status === 401;
