import { type Kysely, sql } from 'kysely';
import type { Hidden, OpenQuestions } from '../../features/rounds/open-questions.ts';
import { onRows } from '../database/listed.ts';
import type { Tables } from '../tables.ts';
import { hidingRounds } from './hidden-solutions.ts';

/** Creates the repository of questions that are open now, or about to be. */
export const openQuestions = (db: Kysely<Tables>): OpenQuestions => ({
  hiding: async (looks) => {
    if (looks.length === 0) return [];
    const { rows } = await findHiding(
      db,
      looks.map(({ question, platform, workspace, toldIn = 0 }, at) => ({
        at,
        question,
        platform,
        workspace,
        toldIn,
      })),
    );
    const found = Map.groupBy(rows, ({ at }) => at);
    return looks.map((_, at) => toHidden(found.get(at) ?? []));
  },
});

interface HidingRow {
  /** The place of the look. */
  readonly at: number;
  /** Null before the round opens. */
  readonly closesAt: number | null;
}

const toHidden = (rows: readonly HidingRow[]): Hidden | undefined => {
  if (rows.length === 0) return undefined;
  const times = rows.flatMap(({ closesAt }) => closesAt ?? []);
  return { until: times.length < rows.length ? undefined : Math.max(...times) };
};

const findHiding = onRows<
  { at: number; question: string; platform: string; workspace: string; toldIn: number },
  HidingRow
>(
  { at: 'integer', question: 'text', platform: 'text', workspace: 'text', toldIn: 'integer' },
  (db, rows) => ({
    compile: () =>
      sql<HidingRow>`
        select looked.at, hiding.closes_at from ${rows} as looked cross join ${hidingRounds({
          question: sql`looked.question`,
          platform: sql`looked.platform`,
          workspace: sql`looked.workspace`,
        })}
          and (looked.told_in = 0
            or (hiding.id <> looked.told_in
              and place.platform = looked.platform and place.workspace = looked.workspace))`.compile(db),
  }),
);
