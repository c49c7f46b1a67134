import type { Connection } from '../../../src/store/database/connection.ts';

/** Everything stored about one platform's channels. */
export type Kept = Awaited<ReturnType<typeof readKept>>;

/** Reads the rounds, the posts, the answers, and the totals of a platform. */
export const readKept = async ({ db }: Connection, platform: string) => {
  const rounds = await db
    .selectFrom('rounds')
    .innerJoin('channels', 'channels.id', 'rounds.channelId')
    .select([
      'rounds.id',
      'channels.name as channel',
      'dueAt',
      'date',
      'game',
      'quizId',
      'position',
      'closedAt',
      'closesAt',
      'answers',
    ])
    .where('platform', '=', platform)
    .where('openedAt', 'is not', null)
    .execute();
  const posts = await db
    .selectFrom('posts')
    .innerJoin('channels', 'channels.id', 'posts.channelId')
    .select(['channels.name as channel', 'kind', 'subject', 'message', 'pending'])
    .where('platform', '=', platform)
    .execute();
  const answers = await db
    .selectFrom('answers')
    .innerJoin('members', 'members.id', 'memberId')
    .select(['roundId', 'members.name as person', 'points', 'correct'])
    .where('platform', '=', platform)
    .execute();
  const totals = await db
    .selectFrom('totals')
    .innerJoin('channels', 'channels.id', 'totals.channelId')
    .select(['answers', 'points', 'correct'])
    .where('platform', '=', platform)
    .execute();
  await db.destroy();
  return { rounds, posts, answers, totals };
};
