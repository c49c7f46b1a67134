import { createHash } from 'node:crypto';
import type { REST } from 'discord.js';
import { type APIMessage, type RESTPostAPICurrentUserCreateDMChannelResult, Routes } from 'discord.js';
import { body, type Card } from '../../chat/card.ts';
import { link } from '../../chat/inline.ts';
import type { Draw } from '../../chat/picture.ts';
import type { Platform } from '../../chat/platform.ts';
import { showing } from './attachments.ts';
import { isDeleted, translate } from './errors.ts';
import type { Messages } from './message.ts';
import { discordRoles } from './roles.ts';
import { openThread } from './threads.ts';

/** How many of a channel's latest messages are searched for one that may already have been posted. */
const lookBack = 50;

/** Creates the port for posting to Discord. `ownId` returns the bot's user id. */
export const discordPlatform = (
  rest: REST,
  draw: Draw,
  { requestOf }: Messages,
  ownId: () => string | undefined,
): Platform => ({
  name: 'discord',
  post: async ({ channel }, card, key) => {
    const once = { nonce: key, enforce_nonce: true };
    const message = await send(() =>
      showing(card, draw, (shown) =>
        rest.post(Routes.channelMessages(channel), requestOf(shown, once, markOf(key))),
      ),
    );
    return (message as APIMessage).id;
  },
  edit: async ({ channel }, message, card) => {
    try {
      await showing(card, draw, (shown) =>
        rest.patch(Routes.channelMessage(channel, message), requestOf(shown)),
      );
      return undefined;
    } catch (error) {
      if (isDeleted(error)) return 'deleted';
      throw translate(error);
    }
  },
  tell: async ({ user, workspace }, told) => {
    const card = withLink(withoutServer(told), workspace);
    const { id } = (await send(() =>
      rest.post(Routes.userChannels(), { body: { recipient_id: user } }),
    )) as RESTPostAPICurrentUserCreateDMChannelResult;
    await send(() => showing(card, draw, (shown) => rest.post(Routes.channelMessages(id), requestOf(shown))));
  },
  find: async ({ channel }, key) => {
    const query = new URLSearchParams({ limit: String(lookBack) });
    const messages = await send(() => rest.get(Routes.channelMessages(channel), { query }));
    const mark = markOf(key);
    return (messages as APIMessage[]).find(
      ({ author, nonce, components }) =>
        author.id === ownId() && (nonce === key || components?.some(({ id }) => id === mark)),
    )?.id;
  },
  roles: discordRoles(rest),
  threads: { open: (address, message, name) => openThread(rest, address, message, name) },
});

/** Leaves out the buttons that work only in a server, because a direct message is in none. */
const withoutServer = (card: Card): Card => ({
  ...card,
  blocks: card.blocks.filter((block) => block.kind !== 'actions' || block.needsWorkspace !== true),
});

/** Adds a link to the message that a card repeats, if it repeats one. */
const withLink = (card: Card, guild: string): Card =>
  card.repeats === undefined
    ? card
    : {
        ...card,
        blocks: [
          ...card.blocks,
          body([
            link(
              'Open the message',
              `https://discord.com/channels/${guild}/${card.repeats.channel}/${card.repeats.message}`,
            ),
          ]),
        ],
      };

/**
 * Derives a number from 1 to 2³¹ − 1 from the key. Discord keeps a component's id with the message, but forgets a
 * nonce after a few minutes.
 */
const markOf = (key: string): number =>
  (createHash('sha256').update(key).digest().readUInt32BE() % (2 ** 31 - 1)) + 1;

const send = async <T>(request: () => Promise<T>): Promise<T> => {
  try {
    return await request();
  } catch (error) {
    throw translate(error);
  }
};
