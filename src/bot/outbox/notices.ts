import { idOf } from '../../chat/channel-id.ts';
import type { Notice } from '../../chat/messages.ts';
import { type Platform, PlatformRefusal } from '../../chat/platform.ts';
import type { Work } from '../../features/feature.ts';
import type { PostFailure } from '../../features/post-failure.ts';
import type { Services } from '../services.ts';
import type { Records } from '../store.ts';
import { outageHandlers, posts } from '../tables.ts';
import type { Post } from './queue.ts';

/** Nobody hears the same reason about the same channel twice within this time. */
const quietMs = 24 * 3_600_000;

/** Lets the features act on a failure, and claims the notices to whoever must hear of it now, one per person. */
export const noticesOf = async (
  { kind, subject }: Post,
  failure: PostFailure,
  records: Records,
  work: Work<Records>,
): Promise<Notice[]> => {
  const { isLong, isFinal } = failure;
  const found: (Notice | undefined)[] = [];
  if (isLong || isFinal) for (const handle of outageHandlers) found.push(await handle(failure, records));
  found.push(await posts[kind].notice?.(subject, failure, work));
  return claimNotices(found, failure, records, work.now);
};

/** Claims those of the notices that are news to their readers, one per person. */
export const claimNotices = async (
  found: readonly (Notice | undefined)[],
  { channel, reason }: PostFailure,
  { outages }: Pick<Records, 'outages'>,
  now: number,
): Promise<Notice[]> => {
  const notices: Notice[] = [];
  for (const notice of found) {
    if (notice === undefined || notices.some(({ to }) => to.id === notice.to.id)) continue;
    const isNews = await outages.claimNotice(channel.id, notice.to.id, reason, now, now - quietMs);
    if (isNews) notices.push(notice);
  }
  return notices;
};

/** Tells people of a failure. Returns false if somebody should be told again later. */
export const tellAll = async (
  { store, log }: Services,
  platform: Platform,
  notices: readonly Notice[],
  { channel, reason }: PostFailure,
): Promise<boolean> => {
  let isHeard = true;
  for (const { to, card } of notices) {
    try {
      await platform.tell(to, card);
    } catch (err) {
      log.warn({ err, ...idOf(channel) }, 'could not tell somebody that posting fails');
      // Somebody who takes no direct messages is not asked again.
      if (err instanceof PlatformRefusal) continue;
      isHeard = false;
      await store.transaction(({ outages }) => outages.releaseNotice(channel.id, to.id, reason));
    }
  }
  return isHeard;
};
