import { type NightHandler, sliceRows } from '../../features/feature.ts';
import type { PostKind } from '../features.ts';
import { posts } from '../tables.ts';
import type { FinishedPosts } from './queue.ts';

const keptMs = 90 * 24 * 3_600_000;

const finalKinds = (Object.keys(posts) as PostKind[]).filter((kind) => posts[kind].isFinal);

/**
 * Removes posts that nobody can need anymore: untouched for 90 days, and either given up before they were ever sent, or of
 * a kind that is final. All others stay, however old, because their messages are still looked up and edited: when somebody
 * reports the question in a message, when a question is withdrawn, and when a person whose name they show is erased. Their
 * number grows no faster than that of the rounds and quizzes, which stay as well.
 */
export const thinPosts: NightHandler<{ readonly finishedPosts: FinishedPosts }> = (from, { records, now }) =>
  records.finishedPosts.thin(from, now - keptMs, finalKinds, sliceRows);
