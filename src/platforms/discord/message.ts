import type { RequestData } from 'discord.js';
import type { DrawnCard } from '../../chat/illustrate.ts';
import { type Payload, renderCard } from './cards.ts';
import type { NameCommand } from './text.ts';

/** The body and the files of a request that sends a message. */
export type MessageRequest = Required<Pick<RequestData, 'files'>> & { readonly body: object };

/** A message's content and the files that it keeps. */
export interface Content extends Payload {
  readonly attachments: { readonly id: string; readonly filename: string }[];
}

/** Builds a message's content. Discord drops files that are not listed, so none pile up. */
const contentOf = ({ card, files }: DrawnCard, nameCommand: NameCommand, mark?: number): Content => ({
  ...renderCard(card, mark, nameCommand),
  attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })),
});

/** Builds messages from cards. */
export interface Messages {
  contentOf(message: DrawnCard): Content;
  /**
   * Builds the request for a message with its files.
   * @param mark a number by which the message can be found again
   */
  requestOf(message: DrawnCard, more?: object, mark?: number): MessageRequest;
}

/** @param nameCommand how commands are registered */
export const createMessages = (nameCommand: NameCommand): Messages => ({
  contentOf: (message) => contentOf(message, nameCommand),
  requestOf: (message, more = {}, mark) => ({
    body: { ...contentOf(message, nameCommand, mark), ...more },
    files: message.files.map(({ name, bytes }) => ({ name, data: bytes })),
  }),
});
