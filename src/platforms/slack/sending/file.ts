import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { TextFile } from '../../../chat/messages.ts';
import { plural } from '../../../chat/text.ts';
import { type Content, preformatted, rich } from '../cards.ts';
import { codeOf } from '../errors.ts';
import { quiet } from './quiet.ts';

/** How many characters of code fit in a message. */
const pieceLength = 2_900;
/** Nobody would put more messages than these together again. The last message says if something is missing. */
const mostPieces = 100;

/** What sending files needs. */
export interface SendFileOptions {
  readonly client: webApi.WebClient;
  readonly log: Logger;
  /** Resolves after this many milliseconds. */
  pause(ms: number): Promise<void>;
}

/** Sends a file to one person in their direct messages, or its text as messages if the bot may not upload files. */
export const sendFile = async (options: SendFileOptions, user: string, file: TextFile): Promise<void> => {
  const { client, log } = options;
  const text = `Here is the file you asked for: ${file.name}.`;
  const { channel } = await retryRateLimited(options, () =>
    client.chat.postMessage({ channel: user, text, ...quiet }),
  );
  if (channel === undefined) throw new Error('Slack opened no direct conversation.');
  try {
    await client.files.uploadV2({ channel_id: channel, filename: file.name, content: file.text });
  } catch (err) {
    log.warn({ err, code: codeOf(err) }, 'could not upload a file, so sending it as messages');
    await sendPieces(options, channel, file);
  }
};

const sendPieces = async (
  options: SendFileOptions,
  channel: string,
  { name, text }: TextFile,
): Promise<void> => {
  const all = Math.ceil(text.length / pieceLength);
  const pieces = Array.from({ length: Math.min(all, mostPieces) }, (_, index) =>
    text.slice(index * pieceLength, (index + 1) * pieceLength),
  );
  const post = (message: Pick<Content, 'text'> & Partial<Content>) =>
    retryRateLimited(options, () => options.client.chat.postMessage({ channel, ...message, ...quiet }));
  await post({
    text: `I can't upload files here, so I'm sending it in ${plural(pieces.length, 'message')}.`,
  });
  for (const piece of pieces) {
    await post({ text: name, blocks: [rich(preformatted(piece))] });
  }
  if (pieces.length < all) {
    await post({
      text: `That was ${pieces.length} of ${all} messages; the rest is missing. To get the whole file, ask whoever runs me to grant files:write.`,
    });
  }
};

/** Makes a call, and repeats it for as long as Slack's rate limit refuses it. A refused call did nothing. */
const retryRateLimited = async <T>({ pause }: SendFileOptions, call: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof webApi.WebAPIRateLimitedError)) throw error;
      await pause(error.retryAfter * 1000);
    }
  }
};
