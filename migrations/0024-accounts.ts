import { type Kysely, sql } from 'kysely';

/**
 * Accounts that are the same in all workspaces of their platform. What is known of one in several workspaces becomes one
 * person, together with what each of them was linked to.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table members add column everywhere integer not null default 0`.execute(db);
  await sql`update members set everywhere = 1 where platform = 'discord'`.execute(db);
  // From now on, such an account is linked to no other one of its platform.
  await sql`
    update members set person = null where everywhere = 1 and exists (
      select 1 from members as other
      where other.person = members.person and other.platform = members.platform
        and other."user" < members."user")`.execute(db);
  const { rows } = await sql<{ platform: string; user: string }>`
    select platform, "user" from members where everywhere = 1
    group by platform, "user" having count(*) > 1`.execute(db);
  for (const account of rows) await unite(db, account);
  await sql`
    delete from people
    where not exists (select 1 from members where members.person = people.id)`.execute(db);
};

const unite = async (
  db: Kysely<unknown>,
  { platform, user }: { readonly platform: string; readonly user: string },
): Promise<void> => {
  const { rows } = await sql<{ id: number }>`
    insert into people (linked_at) values (0) returning id`.execute(db);
  const person = rows[0]?.id ?? 0;
  const own = sql`(platform = ${platform} and "user" = ${user})`;
  const { rows: linked } = await sql<{ id: number; platform: string; workspace: string }>`
    select id, platform, workspace from members
    where person in (select person from members where ${own}) and not ${own}
    order by id`.execute(db);
  await sql`update members set person = ${person} where ${own}`.execute(db);
  const taken = new Set<string>();
  for (const { id, platform, workspace } of linked) {
    const key = `${platform} ${workspace}`;
    // A person can't have two accounts in one workspace, so only the older one stays linked.
    await sql`update members set person = ${taken.has(key) ? null : person} where id = ${id}`.execute(db);
    taken.add(key);
  }
};
