import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { TextFile } from '../../chat/messages.ts';
import { plural } from '../../chat/text.ts';
import { renderCard } from './cards.ts';
import { codeOf } from './errors.ts';
import { quiet } from './explanation-thread.ts';

/** What fits a message as code, in characters. */
const pieceLength = 2_900;
/** More messages than these nobody would put together again; that something is missing is said. */
const mostPieces = 100;

export interface SendFileOptions {
  readonly client: webApi.WebClient;
  readonly log: Logger;
  /** Resolves after this many milliseconds. */
  pause(ms: number): Promise<void>;
}

/** Hands a file to one person in their direct conversation with the bot: as messages where the bot may not upload. */
export const sendFile = async (options: SendFileOptions, user: string, file: TextFile): Promise<void> => {
  const { client, log } = options;
  const text = `This is ${file.name}, as you asked.`;
  const { channel } = await unhurried(options, () =>
    client.chat.postMessage({ channel: user, text, ...quiet }),
  );
  if (channel === undefined) throw new Error('Slack opened no direct conversation.');
  try {
    await client.files.uploadV2({ channel_id: channel, filename: file.name, content: file.text });
  } catch (err) {
    log.warn({ err, code: codeOf(err) }, 'could not upload a file, sends it as messages');
    await sendPieces(options, channel, file.text);
  }
};

const sendPieces = async (options: SendFileOptions, channel: string, text: string): Promise<void> => {
  const all = Math.ceil(text.length / pieceLength);
  const pieces = Array.from({ length: Math.min(all, mostPieces) }, (_, index) =>
    text.slice(index * pieceLength, (index + 1) * pieceLength),
  );
  const post = (message: { readonly text: string }) =>
    unhurried(options, () => options.client.chat.postMessage({ channel, ...message, ...quiet }));
  await post({
    text: `I can't upload files here, so it follows in ${plural(all, 'message')}.`,
  });
  for (const piece of pieces) {
    await post(renderCard({ tone: 'neutral', blocks: [{ kind: 'code', language: 'json', text: piece }] }));
  }
  if (pieces.length < all) {
    await post({
      text: `That is ${pieces.length} of ${all} messages; the rest is missing. Someone who runs me has to grant files:write for the whole file.`,
    });
  }
};

/** Does a call again that Slack refused for coming too soon: a refused call did nothing. */
const unhurried = async <T>({ pause }: SendFileOptions, call: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof webApi.WebAPIRateLimitedError)) throw error;
      await pause(error.retryAfter * 1000);
    }
  }
};
