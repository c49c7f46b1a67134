import { RESTJSONErrorCodes as Code, DiscordAPIError, DiscordjsErrorCodes } from 'discord.js';
import { PlatformRefusal } from '../../chat/platform.ts';
import { SetupError } from '../../errors.ts';

/** The permissions that the bot needs in every channel where it posts. */
export const needed = ['ViewChannel', 'SendMessages', 'ReadMessageHistory', 'AttachFiles'] as const;

/** Advice for people in a channel where the bot may not post. */
export const remedy = 'Give me the View Channel and Send Messages permissions there.';

/** Translates a failed request: to a PlatformRefusal if the channel is gone or a permission is missing, or not at all. */
export const translate = (error: unknown): unknown => {
  if (!(error instanceof DiscordAPIError)) return error;
  switch (error.code) {
    case Code.UnknownChannel:
    case Code.UnknownGuild:
      return new PlatformRefusal('gone', 'The channel no longer exists.', { cause: error });
    case Code.MissingAccess:
    case Code.MissingPermissions:
      return new PlatformRefusal('forbidden', remedy, { cause: error });
    default:
      return error;
  }
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
