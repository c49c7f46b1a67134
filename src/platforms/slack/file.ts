import type { webApi } from '@slack/bolt';
import type { TextFile } from '../../chat/messages.ts';
import { renderCard } from './cards.ts';
import { quiet } from './explanation-thread.ts';

/** What fits a message as code, and how many messages of it are still of use to anybody. */
const pieceLength = 2_900;
const mostPieces = 20;

/** Hands a file to one person in their direct conversation with the bot, as text where it may not upload. */
export const sendFile = async (client: webApi.WebClient, user: string, file: TextFile): Promise<void> => {
  const { channel } = await client.chat.postMessage({
    channel: user,
    text: `This is ${file.name}, as you asked.`,
    ...quiet,
  });
  if (channel === undefined) throw new Error('Slack opened no direct conversation.');
  try {
    await client.files.uploadV2({ channel_id: channel, filename: file.name, content: file.text });
  } catch {
    for (const text of piecesOf(file.text)) {
      const card = { tone: 'neutral', blocks: [{ kind: 'code', language: 'json', text }] } as const;
      await client.chat.postMessage({ channel, ...renderCard(card), ...quiet });
    }
  }
};

const piecesOf = (text: string): string[] => {
  const pieces: string[] = [];
  for (let at = 0; at < text.length && pieces.length < mostPieces; at += pieceLength) {
    pieces.push(text.slice(at, at + pieceLength));
  }
  return pieces;
};
