import type { Kysely } from 'kysely';
import type { AnswerHistory } from '../../features/home/repository.ts';
import { answered } from '../leaderboards/sums.ts';
import type { Tables } from '../tables.ts';
import { answeredRounds, toAnsweredRound } from './answered-rounds.ts';
import { toRound } from './rounds.ts';
import { isUnansweredBy } from './unanswered.ts';

/** Creates the repository of members' past answers. */
export const answerHistory = (db: Kysely<Tables>): AnswerHistory => {
  const channelsOf = (member: number) =>
    answered(db).select('rounds.channelId').where('answers.memberId', '=', member);
  return {
    answered: async (member, limit) => {
      const rows = await answeredRounds(db)
        .where('answers.memberId', '=', member)
        .orderBy('at', 'desc')
        .orderBy('rounds.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toAnsweredRound);
    },
    missed: async (member, since, limit) => {
      const rows = await db
        .selectFrom('rounds')
        .selectAll()
        .where('game', '=', 'daily')
        .where('closedAt', '>=', since)
        .where('channelId', 'in', channelsOf(member))
        .where(isUnansweredBy(member))
        .orderBy('closedAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toRound);
    },
    open: async ({ platform, workspace }, channels, member, limit) => {
      if (channels.length === 0) return [];
      const rows = await db
        .selectFrom('rounds')
        .innerJoin('channels', 'channels.id', 'rounds.channelId')
        .innerJoin('posts', (join) =>
          join.onRef('posts.subject', '=', 'rounds.id').on('posts.kind', '=', 'question'),
        )
        .selectAll('rounds')
        .select(['channels.channel', 'channels.name', 'posts.message'])
        .where('channels.platform', '=', platform)
        .where('channels.workspace', '=', workspace)
        .where('channels.channel', 'in', [...channels])
        .where('rounds.closedAt', 'is', null)
        .where('rounds.openedAt', 'is not', null)
        .where('posts.message', 'is not', null)
        .where(isUnansweredBy(member))
        .orderBy('rounds.id')
        .limit(limit)
        .execute();
      return rows.map(({ channel, name, message, ...round }) => ({
        round: toRound(round),
        channel: { id: round.channelId, platform, workspace, channel, name },
        message: message ?? '',
      }));
    },
  };
};
