import type { Kysely } from 'kysely';
import type { Affected } from '../features/withdrawals/repository.ts';
import { toAnswer } from './answers.ts';
import { plannedRounds } from './asking.ts';
import { channelsIn } from './channels.ts';
import { toRound } from './rounds.ts';
import type { Tables } from './tables.ts';

/** Creates the repository that finds what a withdrawal changes. */
export const affected = (db: Kysely<Tables>): Affected => ({
  rounds: async (workspace, question) => {
    const rows = await db
      .selectFrom('rounds')
      .selectAll()
      .where('questionId', '=', question)
      .where('openedAt', 'is not', null)
      .where('channelId', 'in', channelsIn(db, workspace))
      .orderBy('id')
      .execute();
    return rows.map(toRound);
  },
  planned: async (workspace, question) => {
    const { count } = await plannedRounds(db, workspace, question)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  },
  answers: async (round) => {
    const rows = await db
      .selectFrom('answers')
      .selectAll()
      .where('roundId', '=', round)
      .orderBy('memberId')
      .execute();
    return rows.map(toAnswer);
  },
});
