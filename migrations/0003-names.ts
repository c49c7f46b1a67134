import { type Kysely, sql } from 'kysely';

/**
 * Names that look the same become equal: each is folded again, by rules that know of accents, widths, apostrophes and
 * characters that nobody sees. Of teams that become equal by it, all but the first keep their old folded name.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { rows: members } = await sql<{ id: number; name: string }>`select id, name from members`.execute(db);
  for (const { id, name } of members) {
    await sql`update members set folded = ${fold(name)} where id = ${id}`.execute(db);
  }
  const { rows: teams } = await sql<{ id: number; platform: string; workspace: string; name: string }>`
    select id, platform, workspace, name from teams order by id`.execute(db);
  const taken = new Set<string>();
  for (const { id, platform, workspace, name } of teams) {
    const key = JSON.stringify([platform, workspace, fold(name)]);
    if (taken.has(key)) continue;
    taken.add(key);
    await sql`update teams set folded = ${fold(name)}
      where id = ${id} and not exists (
        select 1 from teams other where other.platform = ${platform} and other.workspace = ${workspace}
          and other.folded = ${fold(name)} and other.id <> ${id})`.execute(db);
  }
};

/** As names are folded since. */
const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\u2018\u2019\u201b\u02bc\u0060\u00b4\u2032]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
