import { DiscordAPIError } from 'discord.js';
import type { Card } from '../../chat/card.ts';
import { type DrawnCard, drawImages, withoutImages } from '../../chat/illustrate.ts';
import type { Draw } from '../../chat/picture.ts';

/**
 * Sends a card with its pictures. If Discord refuses the message, for example because the bot may not attach files,
 * sends it again without them. A refused message was never posted, so nothing appears twice.
 */
export const showing = async <T>(
  card: Card,
  draw: Draw,
  send: (message: DrawnCard) => Promise<T>,
): Promise<T> => {
  const illustrated = await drawImages(card, draw);
  try {
    return await send(illustrated);
  } catch (error) {
    if (illustrated.files.length === 0 || !(error instanceof DiscordAPIError)) throw error;
    return send({ card: withoutImages(card), files: [] });
  }
};
