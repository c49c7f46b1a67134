import { RESTJSONErrorCodes as Code, DiscordAPIError, DiscordjsErrorCodes } from 'discord.js';
import { PlatformRefusal } from '../../chat/platform.ts';
import { SetupError } from '../../errors.ts';

/** What the bot needs to be allowed in a channel in which it posts. */
export const needed = ['ViewChannel', 'SendMessages', 'ReadMessageHistory', 'AttachFiles'] as const;

/** What to do about a channel in which the bot may not post. */
export const remedy = 'Give me View Channel and Send Messages there.';

/** A failed request as the bot understands it: no channel, no permission, or something that may pass. */
export const translate = (error: unknown): unknown => {
  if (!(error instanceof DiscordAPIError)) return error;
  switch (error.code) {
    case Code.UnknownChannel:
    case Code.UnknownGuild:
      return new PlatformRefusal('gone', 'The channel is gone.', { cause: error });
    case Code.MissingAccess:
    case Code.MissingPermissions:
      return new PlatformRefusal('forbidden', remedy, { cause: error });
    default:
      return error;
  }
};

/** Whether the message that was to be changed was deleted, which is nobody's mistake. */
export const isDeleted = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === Code.UnknownMessage;

/** Whether it is too late to answer an interaction, or it has been answered: there is nobody left to tell. */
export const isTooLate = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  [
    Code.UnknownInteraction,
    Code.InteractionHasAlreadyBeenAcknowledged,
    Code.UnknownWebhook,
    Code.InvalidWebhookToken,
    Code.UnknownMessage,
  ].some((code) => code === error.code);

/** Why the bot could not connect, as a sentence with what to do. */
export const explainStart = (error: unknown): SetupError => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence =
    code === DiscordjsErrorCodes.TokenInvalid || isUnauthorised(error)
      ? 'Discord does not accept DISCORD_TOKEN. Copy the token again from your application, page Bot, Reset Token.'
      : code === DiscordjsErrorCodes.DisallowedIntents
        ? 'Discord does not allow this application the intents it asks for. Check the page Bot of your application.'
        : `Can't connect to Discord${code === '' ? '' : ` (${code})`}. Check the network, and DISCORD_API_URL if it is set.`;
  return new SetupError(sentence, { cause: error });
};

const isUnauthorised = (error: unknown): boolean => error instanceof DiscordAPIError && error.status === 401;
