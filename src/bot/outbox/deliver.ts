import type { Card } from '../../chat/card.ts';
import { idOf } from '../../chat/channel-id.ts';
import type { Address, Channel } from '../../chat/people.ts';
import { type Platform, platformFor } from '../../chat/platform.ts';
import { workOn } from '../context.ts';
import type { Services } from '../services.ts';
import { posts } from '../tables.ts';
import { whenFailed } from './failure.ts';
import type { Post, PostOutcome } from './queue.ts';

/** Sends a claimed post, built from the current records, and stores the outcome. */
export const deliver = async (
  services: Services,
  platforms: readonly Platform[],
  post: Post,
): Promise<void> => {
  const { store, log } = services;
  const channel = await store.transaction(({ channels }) => channels.get(post.channel));
  const platform = platformFor(platforms, channel);
  if (platform === undefined)
    throw new Error(`Claimed a message for ${channel.platform}, which this process does not serve.`);
  const outcome = await send(services, platform, channel, post);
  const thread =
    outcome.kind === 'sent'
      ? await openThread(services, platform, channel, post, outcome.message)
      : undefined;
  log.debug({ post: post.id, kind: post.kind, ...idOf(channel), outcome: outcome.kind }, 'delivered');
  await store.transaction(async (records) => {
    // Answers lock a question before its message, so this must come first.
    if (outcome.kind === 'deleted')
      await posts[post.kind].afterDelete?.(post.subject, workOn(records, services));
    await records.outbox.settle(post, outcome);
    if (post.message !== undefined) return;
    if (outcome.kind === 'sent') await records.outages.end(channel.id);
    if (thread) await posts[post.kind].afterThread?.(post.subject, thread, workOn(records, services));
    if (outcome.kind === 'sent' || outcome.kind === 'dropped') {
      await posts[post.kind].afterSend?.(post.subject, outcome.kind === 'sent', workOn(records, services));
    }
  });
};

const send = async (
  services: Services,
  platform: Platform,
  channel: Channel,
  post: Post,
): Promise<PostOutcome> => {
  try {
    if (post.isRedraw && post.message !== undefined && platform.isPrinted) {
      return { kind: 'sent', message: post.message };
    }
    const known = post.message ?? (post.unsure ? await platform.find(channel, post.key) : undefined);
    const card = await cardOf(services, { ...post, message: known });
    // If there is nothing left to show, a message that was already posted stays as it is.
    if (card === undefined)
      return known === undefined ? { kind: 'dropped' } : { kind: 'sent', message: known };
    if (known === undefined) return { kind: 'sent', message: await platform.post(channel, card, post.key) };
    const isDeleted = (await platform.edit(channel, known, card)) === 'deleted';
    return isDeleted ? { kind: 'deleted' } : { kind: 'sent', message: known };
  } catch (error) {
    return whenFailed(services, { platform, channel, post, error });
  }
};

/** Opens the thread under a message that was just posted. Without one, the message is as good. */
const openThread = async (
  services: Services,
  { threads }: Platform,
  channel: Channel,
  { kind, subject, message: known }: Post,
  message: string,
): Promise<Address | undefined> => {
  const { thread } = posts[kind];
  if (known !== undefined || thread === undefined || threads === undefined) return undefined;
  const { store, log } = services;
  const name = await store.transaction((records) => thread(subject, workOn(records, services)));
  if (name === undefined) return undefined;
  return threads
    .open(channel, message, name)
    .catch((err: unknown) => void log.warn({ err, kind, subject }, 'could not open a thread'));
};

/** Builds the card that the message should show now; `undefined` if its subject is gone or it is too late to post it. */
const cardOf = async (services: Services, { kind, subject, message }: Post): Promise<Card | undefined> => {
  const built = await services.store.transaction(async (records) => {
    const { card, beforeSend } = posts[kind];
    const work = workOn(records, services);
    const isWanted = message !== undefined || ((await beforeSend?.(subject, work)) ?? true);
    return isWanted ? card(subject, work) : undefined;
  });
  return typeof built === 'function' ? services.store.read(built) : built;
};
