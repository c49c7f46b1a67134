import {
  RESTJSONErrorCodes as Code,
  DiscordAPIError,
  type REST,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { Address } from '../../chat/people.ts';
import { clip } from '../../chat/text.ts';
import { translate } from './errors.ts';

/** Opens a thread under a message. Discord gives it the id of the message. */
export const openThread = async (
  rest: REST,
  address: Address,
  message: string,
  name: string,
): Promise<Address> => {
  const body = { name: clip(name, 100), auto_archive_duration: ThreadAutoArchiveDuration.ThreeDays };
  try {
    await rest.post(Routes.threads(address.channel, message), { body });
  } catch (error) {
    if (!isOpen(error)) throw translate(error);
  }
  return { ...address, channel: message };
};

/** Returns whether a thread could not be opened because an earlier process has opened it. */
const isOpen = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === Code.ThreadAlreadyCreatedForMessage;
