import { type Kysely, type RawBuilder, sql } from 'kysely';

/**
 * Points become ten times as fine: all that are kept are multiplied by ten. That is done in slices, because a server may
 * refuse a statement that takes longer than a few seconds. All of them are in one transaction.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await inSlices(db, 'answers', 'round_id', async (some) => {
    await sql`update answers set points = points * 10 where points <> 0 and ${some}`.execute(db);
  });
  await inSlices(db, 'kept_answers', 'round_id', async (some) => {
    await sql`update kept_answers set points = points * 10 where points <> 0 and ${some}`.execute(db);
  });
  await inSlices(db, 'totals', 'member_id', async (some) => {
    // What waits to be folded is a difference, so both sides of it grow.
    await sql`
      update totals set points = points * 10, folded_points = folded_points * 10
      where (points <> 0 or folded_points <> 0) and ${some}`.execute(db);
  });
  await inSlices(db, 'standings', 'member_id', async (some) => {
    await sql`update standings set points = points * 10 where points <> 0 and ${some}`.execute(db);
  });
  await inSlices(db, 'standing_counts', 'board_id', async (some) => {
    // Points are a part of the key here: ten times as many may be the key of another row that is not changed yet.
    await sql`update standing_counts set points = points * -10 where points > 0 and ${some}`.execute(db);
    await sql`update standing_counts set points = -points where points < 0 and ${some}`.execute(db);
  });
};

/** How many rows a slice has at least, unless it is the last one. */
const rowsAtOnce = 2_000;

/**
 * Calls `work` with SQL that selects some of a table's rows, until each row was selected once.
 * @param key a column of whole numbers with an index; rows with the same value are in the same slice
 */
const inSlices = async (
  db: Kysely<unknown>,
  table: string,
  key: string,
  work: (some: RawBuilder<unknown>) => Promise<void>,
): Promise<void> => {
  const column = sql.ref(key);
  const keyAfter = async (from: number, rows: number): Promise<number | undefined> => {
    const found = await sql<{ key: number }>`
      select ${column} as "key" from ${sql.table(table)} where ${column} >= ${from}
      order by ${column} limit 1 offset ${rows}`.execute(db);
    return found.rows[0]?.key;
  };
  let from = await keyAfter(0, 0);
  while (from !== undefined) {
    const last = await keyAfter(from, rowsAtOnce - 1);
    if (last === undefined) {
      await work(sql`${column} >= ${from}`);
      return;
    }
    await work(sql`${column} >= ${from} and ${column} <= ${last}`);
    from = await keyAfter(last + 1, 0);
  }
};
