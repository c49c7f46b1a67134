import { idOf } from '../../chat/channel-id.ts';
import type { Channel } from '../../chat/people.ts';
import { type Platform, PlatformBusy, PlatformRefusal } from '../../chat/platform.ts';
import { capitalized } from '../../chat/text.ts';
import type { PostFailure } from '../../features/post-failure.ts';
import { workOn } from '../context.ts';
import type { Services } from '../services.ts';
import type { Records } from '../store.ts';
import { posts } from '../tables.ts';
import { noticesOf, tellAll } from './notices.ts';
import type { Post, PostOutcome } from './queue.ts';
import { pauseAfter, pauseAfterRefusal, pauseInOutage } from './retry-pauses.ts';

/** Posting must have failed for this long before people hear of it, unless they have to act. */
const longMs = 3_600_000;
const dayMs = 24 * longMs;

/** A post that could not be sent. */
interface Attempt {
  readonly platform: Platform;
  readonly channel: Channel;
  readonly post: Post;
  readonly error: unknown;
}

/**
 * Decides what becomes of a post that could not be sent. One rule holds for all failures: people hear of one that needs
 * them to act right away, and of any other once posting has failed for an hour. A refusal with a known remedy needs
 * them. So does an unknown one that is still there after an hour; before that, another attempt may prove it wrong.
 */
export const whenFailed = async (services: Services, attempt: Attempt): Promise<PostOutcome> => {
  const { store, runtime, log } = services;
  const { platform, channel, post, error } = attempt;
  log.warn({ err: error, post: post.id, kind: post.kind, ...idOf(channel) }, 'could not send a message');
  if (post.message !== undefined && !needsPeople(error)) return editAgain(runtime.now(), attempt);
  const now = runtime.now();
  const { failure, notices, isWorthIt } = await store.transaction(async (records) => {
    const work = workOn(records, services);
    const found = await failureOf(records, attempt, now);
    return {
      failure: found,
      notices: found === undefined ? [] : await noticesOf(post, found, records, work),
      isWorthIt: (await posts[post.kind].canWait?.(post.subject, work)) ?? true,
    };
  });
  if (failure === undefined) {
    log.error({ post: post.id, kind: post.kind }, 'the platform refuses this message alone, gave up on it');
    return { kind: 'dropped' };
  }
  const isHeard = await tellAll(services, platform, notices, failure);
  if (!isRefusal(error)) return passing(now, attempt, failure);
  if (failure.isLost) return { kind: 'dropped' };
  const isOver = (failure.isFinal && isHeard) || now - failure.since >= 2 * dayMs;
  if (isOver || !isWorthIt) return { kind: 'dropped' };
  const at = Math.min(now + pauseInOutage(now - failure.since), hearingAt(failure, now));
  return post.message === undefined ? { kind: 'refused', at } : { kind: 'retry', at };
};

const isRefusal = (error: unknown): error is PlatformRefusal => error instanceof PlatformRefusal;

/** Returns whether nothing changes until somebody follows the remedy. */
const needsPeople = (error: unknown): boolean =>
  isRefusal(error) && (error.reason === 'gone' || error.reason === 'forbidden');

/**
 * Stores that a channel's posts fail.
 * @returns `undefined` if they don't: others went through since this post was refused before
 */
const failureOf = async (
  { outages }: Records,
  { platform, channel, post, error }: Attempt,
  now: number,
): Promise<PostFailure | undefined> => {
  const isUnknown = isRefusal(error) && error.reason === 'unknown';
  if (isUnknown && post.isRefused && (await outages.ofChannel(channel.id)) === undefined) return undefined;
  const reason = reasonOf(platform, error);
  if (isRefusal(error) && error.reason === 'lost') {
    return { channel, since: now, reason, isLong: true, isFinal: false, isLost: true };
  }
  const since = await outages.fail(channel.id, reason, now);
  const isLong = now - since >= longMs;
  const isFinal = needsPeople(error) || (isUnknown && post.isRefused && isLong);
  return { channel, since, reason, isLong, isFinal };
};

const reasonOf = ({ name }: Platform, error: unknown): string =>
  error instanceof PlatformRefusal || error instanceof PlatformBusy
    ? error.message
    : `${capitalized(name)} does not answer, or something goes wrong on my end. If this goes on, ask whoever runs me to look at my log.`;

/** Decides when to try again after a failure that may pass by itself. */
const passing = (now: number, { post, error }: Attempt, failure: PostFailure): PostOutcome => {
  if (error instanceof PlatformBusy) return { kind: 'postponed', at: now + error.afterMs };
  const pauseMs = pauseAfter(post.failures + 1);
  if (pauseMs === undefined) return { kind: 'dropped' };
  return { kind: 'retry', at: Math.min(now + pauseMs, hearingAt(failure, now)) };
};

/** Decides when to try an edit again, which says nothing about whether the channel takes posts. */
const editAgain = (now: number, { post, error }: Attempt): PostOutcome => {
  if (error instanceof PlatformBusy) return { kind: 'postponed', at: now + error.afterMs };
  const pauseMs = (isRefusal(error) ? pauseAfterRefusal : pauseAfter)(post.failures + 1);
  return pauseMs === undefined ? { kind: 'dropped' } : { kind: 'retry', at: now + pauseMs };
};

/** When people must hear of a failure that is still there; no limit if that time is over. */
const hearingAt = ({ since }: PostFailure, now: number): number =>
  since + longMs > now ? since + longMs : Number.POSITIVE_INFINITY;
