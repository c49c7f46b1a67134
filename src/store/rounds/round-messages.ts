import type { Kysely } from 'kysely';
import type { RoundMessages } from '../../features/rounds/erasure-repository.ts';
import { carriersAround } from '../daily/recaps.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of messages that show rounds. */
export const roundMessages = (db: Kysely<Tables>): RoundMessages => ({
  naming: async (member, ids) => {
    const rows = await db
      .selectFrom('rounds')
      .select('id')
      .where('openedAt', 'is not', null)
      .where(({ or, and, eb, selectFrom }) =>
        or([
          and([eb('id', 'in', ids), eb('firstRight', '=', member)]),
          eb(
            'quizId',
            'in',
            selectFrom('rounds')
              .select('quizId')
              .where('id', 'in', ids)
              .where('quizId', 'is not', null)
              .$narrowType<{ quizId: number }>(),
          ),
        ]),
      )
      .execute();
    return [...new Set([...rows.map(({ id }) => id), ...(await carriersAround(db, ids))])];
  },
});
