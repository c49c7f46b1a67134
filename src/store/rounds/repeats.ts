import { type Kysely, sql } from 'kysely';
import type { Repeat, Repeats } from '../../features/rounds/repeats.ts';
import { onRows } from '../database/listed.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of answers to questions that people answered before. */
export const repeats = (db: Kysely<Tables>): Repeats => ({
  among: async (wanted) => {
    if (wanted.length === 0) return [];
    const { rows } = await findRepeats(
      db,
      wanted.map(({ round, platform, user }, at) => ({ at, round, platform, user })),
    );
    const found = new Set(rows.map(({ at }) => at));
    return wanted.map((_, at) => found.has(at));
  },
});

interface Found {
  /** The place of the person among those who are wanted. */
  readonly at: number;
}

/** Finds the earlier rounds with the questions once, however many people answer them now. */
const findRepeats = onRows<Repeat & Found, Found>(
  { at: 'integer', round: 'integer', platform: 'text', user: 'text' },
  (db, rows) => ({
    compile: () =>
      sql<Found>`
        with earlier as materialized (
          select present.id as round, asked.id as asked
          from (select distinct pressed.round from ${rows} as pressed) as wanted
          cross join rounds as present
          join quizzes as own on own.id = present.quiz_id
          join quizzes as other on other.code = own.code and other.id <> own.id
          join rounds as asked on asked.quiz_id = other.id and asked.question_id = present.question_id
          where present.id = wanted.round
        )
        select distinct pressed.at from ${rows} as pressed
        cross join members as self
        join members as account on account.id = self.id or account.person = self.person
        join earlier on earlier.round = pressed.round
        join answers as given on given.round_id = earlier.asked and given.member_id = account.id
        where self.platform = pressed.platform
          and ${sql.ref('self.user')} = ${sql.ref('pressed.user')}`.compile(db),
  }),
);
