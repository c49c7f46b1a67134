import type { Card } from '../../chat/card.ts';
import type { Channel } from '../../chat/people.ts';
import { type Platform, Refused, TryLater } from '../../chat/platform.ts';
import { pausedCard } from '../../features/daily/cards.ts';
import { extendIfUnseen, pauseQuietly, withdraw } from '../../features/daily/post.ts';
import { questionShown } from '../../features/quiz/advance.ts';
import type { Services } from '../dispatch.ts';
import { renderPost } from '../post-cards.ts';
import type { Post, PostOutcome } from '../queue.ts';
import { pauseAfter } from './retry-pauses.ts';

/** Sends a claimed message as the records stand now, and keeps how that went. */
export const deliver = async (
  services: Services,
  platforms: readonly Platform[],
  post: Post,
): Promise<void> => {
  const { store, world, log } = services;
  const channel = await store.transaction(({ channels }) => channels.channel(post.channel));
  const platform = platforms.find(({ name }) => name === channel.platform);
  if (platform === undefined)
    throw new Error(`Claimed a message for ${channel.platform}, which this process does not serve.`);
  const outcome = await send(services, platform, channel, post);
  log.debug({ post: post.id, kind: post.kind, channel: channel.channel, outcome: outcome.kind }, 'delivered');
  await store.transaction(async (records) => {
    await records.posts.settle(post, outcome);
    const isNew = post.kind === 'question' && post.message === undefined;
    const round = isNew && isThrough(outcome) ? await records.rounds.get(post.subject) : undefined;
    if (round && outcome.kind === 'sent') await questionShown(records, round, world.now());
    if (round && outcome.kind === 'dropped') await withdraw(records, round, world.now());
  });
};

const isThrough = ({ kind }: PostOutcome): boolean => kind === 'sent' || kind === 'dropped';

const send = async (
  services: Services,
  platform: Platform,
  channel: Channel,
  post: Post,
): Promise<PostOutcome> => {
  try {
    const known = post.message ?? (post.unsure ? await platform.find(channel, post.key) : undefined);
    const card = await cardOf(services, { ...post, message: known });
    // A message that is out stays as it is when there is nothing more to show.
    if (card === undefined)
      return known === undefined ? { kind: 'dropped' } : { kind: 'sent', message: known };
    if (known === undefined) return { kind: 'sent', message: await platform.post(channel, card, post.key) };
    await platform.edit(channel, known, card);
    return { kind: 'sent', message: known };
  } catch (error) {
    if (error instanceof Refused) return giveUp(services, platform, channel, error);
    return tryAgain(services, channel, post, error);
  }
};

/** What fails for a reason that nobody knows may pass, but must not hold up its channel for ever. */
const tryAgain = ({ log, world }: Services, channel: Channel, post: Post, error: unknown): PostOutcome => {
  const failures = post.failures + 1;
  const about = { err: error, post: post.id, kind: post.kind, channel: channel.channel, failures };
  if (error instanceof TryLater) {
    log.warn(about, 'was asked to wait');
    return { kind: 'postponed', at: world.now() + error.afterMs };
  }
  const pauseMs = pauseAfter(failures);
  if (pauseMs === undefined) {
    log.error(about, 'could not send for a day, gave the message up');
    return { kind: 'dropped' };
  }
  log.warn(about, 'could not send, will try again');
  return { kind: 'retry', at: world.now() + pauseMs };
};

/** What the message is to show now; nothing when that is gone, or too late to be posted. */
const cardOf = ({ store, bank, world }: Services, post: Post): Promise<Card | undefined> =>
  store.transaction(async (records) => {
    const now = world.now();
    const isNew = post.kind === 'question' && post.message === undefined;
    const round = isNew ? await records.rounds.get(post.subject) : undefined;
    if (round && !(await extendIfUnseen(records, round, now))) return undefined;
    return renderPost(post, records, bank, now);
  });

/** A channel that is gone or that forbids posting pauses its own schedule, and nothing else; who set it up is told. */
const giveUp = async (
  services: Services,
  platform: Platform,
  channel: Channel,
  error: Refused,
): Promise<PostOutcome> => {
  const { store, log } = services;
  log.warn({ err: error, channel: channel.channel, reason: error.reason }, 'may not post there');
  const because = `I could not post in #${channel.name}. ${error.message}`;
  const manager = await store.transaction((records) => pauseQuietly(records, channel, because));
  if (manager) {
    const card = pausedCard(because);
    await platform.tell(manager, card).catch((cause) => log.warn({ err: cause }, 'could not tell a manager'));
  }
  return { kind: 'dropped' };
};
