import type { RequestData } from 'discord.js';
import type { DrawnCard } from '../../chat/illustrate.ts';
import { type Payload, renderCard } from './cards.ts';

/** The body and the files of a request that sends a message. */
export type MessageRequest = Required<Pick<RequestData, 'files'>> & { readonly body: object };

/** A message's content and the files that it keeps. */
export interface Content extends Payload {
  readonly attachments: { readonly id: string; readonly filename: string }[];
}

/** Builds a message's content. Discord drops files that are not listed, so none pile up. */
export const contentOf = ({ card, files }: DrawnCard, mark?: number): Content => ({
  ...renderCard(card, mark),
  attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })),
});

/** Builds the request for a message with its files. */
export const requestOf = (message: DrawnCard, more: object = {}, mark?: number): MessageRequest => ({
  body: { ...contentOf(message, mark), ...more },
  files: message.files.map(({ name, bytes }) => ({ name, data: bytes })),
});
