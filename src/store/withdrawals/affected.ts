import type { Kysely } from 'kysely';
import type { Affected, Answered } from '../../features/withdrawals/recount-repository.ts';
import { channelsIn } from '../people/channels.ts';
import { answeredRounds, toAnsweredRound } from '../rounds/answered-rounds.ts';
import { toAnswer } from '../rounds/answers.ts';
import { plannedRounds } from '../rounds/asking.ts';
import { toRound } from '../rounds/rounds.ts';
import type { Tables } from '../tables.ts';
import { isUnsettled, laterOf, nextLater } from './affected-later.ts';
import type { SliceSize } from './slice-size.ts';

/** Creates the repository that finds what a withdrawal changes. */
export const affected = (db: Kysely<Tables>, size: SliceSize): Affected => {
  const rounds: Affected['rounds'] = async (workspace, question) => {
    const rows = await db
      .selectFrom('rounds')
      .selectAll()
      .where('questionId', '=', question)
      .where('openedAt', 'is not', null)
      .where('channelId', 'in', channelsIn(db, workspace))
      .orderBy('id')
      .execute();
    return rows.map(toRound);
  };
  return {
    rounds,
    planned: async (workspace, question) => {
      const { count } = await plannedRounds(db, workspace, question)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
    own: async (cause, after) => {
      const answers: Answered[] = [];
      for (const round of await rounds(cause.workspace, cause.question)) {
        if (round.id < after.round) continue;
        const rows = await db
          .selectFrom('answers')
          .selectAll()
          .where('roundId', '=', round.id)
          .where('memberId', '>', round.id === after.round ? after.member : 0)
          .where((eb) => isUnsettled(eb, cause))
          .orderBy('memberId')
          .limit(size.answers - answers.length)
          .execute();
        answers.push(...rows.map((row) => ({ round, answer: toAnswer(row) })));
        const last = answers.at(-1)?.answer;
        if (last !== undefined && answers.length === size.answers) {
          return { answers, next: { round: round.id, day: 0, member: last.member } };
        }
      }
      return { answers, next: undefined };
    },
    later: async (cause, after) =>
      nextLater(db, size, cause, await rounds(cause.workspace, cause.question), after),
    ofMember: async (cause, member) => {
      const own = await answeredRounds(db)
        .where('answers.memberId', '=', member)
        .where('rounds.questionId', '=', cause.question)
        .where('rounds.channelId', 'in', channelsIn(db, cause.workspace))
        .orderBy('rounds.id')
        .execute();
      const withdrawn = await rounds(cause.workspace, cause.question);
      return {
        own: own.map(toAnsweredRound),
        later: await laterOf(db, cause, withdrawn, member),
      };
    },
  };
};
