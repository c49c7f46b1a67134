import type { Card } from '../../view/card.ts';
import type { Parts } from '../dispatch.ts';
import { questionShown } from '../game/move-quiz.ts';
import type { Channel } from '../ports/people.ts';
import { type Platform, Refused } from '../ports/platform.ts';
import type { Post, PostOutcome } from '../ports/queue.ts';
import { renderPost } from '../render.ts';

const longestPauseMs = 60_000;

/** Sends a claimed message as the records stand now, and keeps how that went. */
export const deliver = async (parts: Parts, platforms: readonly Platform[], post: Post): Promise<void> => {
  const { store, bank, world, log } = parts;
  const { channel, card } = await store.transaction(async (records) => ({
    channel: await records.places.channel(post.channel),
    card: await renderPost(post, records, bank, world.now()),
  }));
  const platform = platforms.find(({ name }) => name === channel.platform);
  const outcome = await send(parts, platform, channel, card, post);
  log.debug({ post: post.id, kind: post.kind, channel: channel.channel, outcome: outcome.kind }, 'delivered');
  await store.transaction(async (records) => {
    await records.posts.settle(post, outcome);
    const isFirst = outcome.kind === 'sent' && post.kind === 'question' && post.message === undefined;
    const round = isFirst ? await records.rounds.get(post.subject) : undefined;
    if (round) await questionShown(records, round, world.now());
  });
};

const send = async (
  parts: Parts,
  platform: Platform | undefined,
  channel: Channel,
  card: Card | undefined,
  post: Post,
): Promise<PostOutcome> => {
  if (card === undefined) return { kind: 'dropped' };
  // Another process may serve that platform, or this one will again when its tokens are back.
  if (platform === undefined) return { kind: 'retry', at: parts.world.now() + longestPauseMs };
  try {
    return { kind: 'sent', message: await postOrEdit(platform, channel, card, post) };
  } catch (error) {
    if (error instanceof Refused) return giveUp(parts, channel, error);
    parts.log.warn(
      { err: error, post: post.id, failures: post.failures + 1 },
      'could not send, will try again',
    );
    return { kind: 'retry', at: parts.world.now() + Math.min(1000 * 2 ** post.failures, longestPauseMs) };
  }
};

const postOrEdit = async (platform: Platform, channel: Channel, card: Card, post: Post): Promise<string> => {
  const message = post.message ?? (post.unsure ? await platform.find(channel, post.key) : undefined);
  if (message === undefined) return platform.post(channel, card, post.key);
  await platform.edit(channel, message, card);
  return message;
};

/** A channel that is gone or that forbids posting pauses its own schedule, and nothing else. */
const giveUp = async ({ store, log }: Parts, channel: Channel, error: Refused): Promise<PostOutcome> => {
  log.warn({ err: error, channel: channel.channel, reason: error.reason }, 'may not post there');
  await store.transaction(async ({ schedules, timers }) => {
    const schedule = await schedules.ofChannel(channel.id);
    if (schedule?.status !== 'active') return;
    await schedules.setStatus(
      schedule.id,
      'paused',
      `I could not post in #${channel.name}: ${error.message}`,
    );
    await timers.clear('daily', schedule.id);
  });
  return { kind: 'dropped' };
};
