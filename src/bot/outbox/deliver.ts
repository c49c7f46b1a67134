import type { Card } from '../../chat/card.ts';
import type { Channel } from '../../chat/people.ts';
import { type Platform, PlatformBusy, PlatformRefusal, platformFor } from '../../chat/platform.ts';
import { idOf } from '../channel-id.ts';
import { workOn } from '../context.ts';
import type { Services } from '../services.ts';
import { channelLossHandlers, posts } from '../tables.ts';
import type { Post, PostOutcome } from './queue.ts';
import { pauseAfter } from './retry-pauses.ts';

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
  log.debug({ post: post.id, kind: post.kind, ...idOf(channel), outcome: outcome.kind }, 'delivered');
  await store.transaction(async (records) => {
    await records.outbox.settle(post, outcome);
    const isNew = post.message === undefined;
    if (isNew && (outcome.kind === 'sent' || outcome.kind === 'dropped')) {
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
    const known = post.message ?? (post.unsure ? await platform.find(channel, post.key) : undefined);
    const card = await cardOf(services, { ...post, message: known });
    // If there is nothing left to show, a message that was already posted stays as it is.
    if (card === undefined)
      return known === undefined ? { kind: 'dropped' } : { kind: 'sent', message: known };
    if (known === undefined) return { kind: 'sent', message: await platform.post(channel, card, post.key) };
    await platform.edit(channel, known, card);
    return { kind: 'sent', message: known };
  } catch (error) {
    if (error instanceof PlatformRefusal) return giveUp(services, platform, channel, error);
    return tryAgain(services, channel, post, error);
  }
};

/** Decides what to do after an unexpected failure: it may be temporary, but must not block its channel forever. */
const tryAgain = ({ log, runtime }: Services, channel: Channel, post: Post, error: unknown): PostOutcome => {
  const failures = post.failures + 1;
  const about = { err: error, post: post.id, kind: post.kind, ...idOf(channel), failures };
  if (error instanceof PlatformBusy) {
    log.warn(about, 'the platform asked to wait');
    return { kind: 'postponed', at: runtime.now() + error.afterMs };
  }
  const pauseMs = pauseAfter(failures);
  if (pauseMs === undefined) {
    log.error(about, 'could not send for a day, gave up on the message');
    return { kind: 'dropped' };
  }
  log.warn(about, 'could not send, will try again');
  return { kind: 'retry', at: runtime.now() + pauseMs };
};

/** Builds the card that the message should show now; `undefined` if its subject is gone or it is too late to post it. */
const cardOf = (services: Services, { kind, subject, message }: Post): Promise<Card | undefined> =>
  services.store.transaction(async (records) => {
    const { card, beforeSend } = posts[kind];
    const work = workOn(records, services);
    const isWanted = message !== undefined || ((await beforeSend?.(subject, work)) ?? true);
    return isWanted ? card(subject, work) : undefined;
  });

/** Pauses what is scheduled in a channel that is gone or forbids posting, and notifies the people who set it up. */
const giveUp = async (
  { store, log }: Services,
  platform: Platform,
  channel: Channel,
  error: PlatformRefusal,
): Promise<PostOutcome> => {
  log.warn({ err: error, ...idOf(channel), reason: error.reason }, 'the platform refused the post');
  const because = `I could not post in #${channel.name}. ${error.message}`;
  const notices = await store.transaction((records) =>
    Promise.all(channelLossHandlers.map((handle) => handle(channel, because, records))),
  );
  for (const notice of notices.filter((one) => one !== undefined)) {
    await platform
      .tell(notice.to, notice.card)
      .catch((cause) => log.warn({ err: cause }, 'could not notify a manager'));
  }
  return { kind: 'dropped' };
};
