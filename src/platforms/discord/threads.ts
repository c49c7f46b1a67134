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
  const open = () => rest.post(Routes.threads(address.channel, message), { body });
  try {
    // If only the response was lost, the thread is there.
    await open().catch((error) => (error instanceof DiscordAPIError ? Promise.reject(error) : open()));
  } catch (error) {
    if (!isOpen(error)) throw translate(error);
  }
  return { ...address, channel: message };
};

/** Returns whether a thread could not be opened because an earlier process has opened it. */
const isOpen = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === Code.ThreadAlreadyCreatedForMessage;
