import { type Kysely, type SqlBool, sql } from 'kysely';
import { caseFold } from '../chat/case-fold.ts';
import type { Identity, Member, Sender } from '../chat/people.ts';
import { onRows } from './listed.ts';
import type { Tables } from './tables.ts';

/** The columns of a member. */
export const memberColumns = ['id', 'platform', 'workspace', 'user', 'name'] as const;

const keyOf = ({ platform, workspace, user }: Identity): string =>
  JSON.stringify([platform, workspace, user]);

/** Finds or adds members, and updates their names and rights. Returns them in the order of `senders`. */
export const meetMembers = async (db: Kysely<Tables>, senders: readonly Sender[]): Promise<Member[]> => {
  const keys = senders.map(keyOf);
  const present = new Map<string | undefined, Sender>();
  for (const [index, sender] of senders.entries()) {
    const key = keys[index];
    if (!sender.isGuess || !present.has(key)) present.set(key, sender);
  }
  const { rows: known } = await find(db, [...present.values()]);
  const met = new Map<string | undefined, Member>();
  for (const { manager, ...member } of known) {
    const key = keyOf(member);
    met.set(key, member);
    const sender = present.get(key);
    const isPresent = sender?.name === member.name && sender.manager === (manager === 1);
    if (sender?.isGuess || isPresent) present.delete(key);
  }
  const changed = [...present.values()];
  for (const [isGuess, save] of [
    [false, saveSeen],
    [true, saveGuessed],
  ] as const) {
    const some = changed.filter((sender) => (sender.isGuess ?? false) === isGuess);
    if (some.length === 0) continue;
    for (const member of (await save(db, some.map(toRow))).rows) met.set(keyOf(member), member);
  }
  return keys.map((key) => met.get(key) as Member);
};

const find = onRows<Identity, Member & { readonly manager: 0 | 1 }>(
  { platform: 'text', workspace: 'text', user: 'text' },
  (db, rows) =>
    db
      .selectFrom(rows.as('met'))
      // The cross join keeps SQLite from starting with every member.
      .crossJoin('members')
      .select(['members.id', 'members.platform', 'members.workspace', 'members.user', 'members.name'])
      .select('members.manager')
      .whereRef('members.platform', '=', 'met.platform')
      .whereRef('members.workspace', '=', 'met.workspace')
      .whereRef('members.user', '=', 'met.user'),
);

const toRow = ({ platform, workspace, user, name, manager }: Sender) => ({
  platform,
  workspace,
  user,
  name,
  folded: caseFold(name),
  manager: manager ? (1 as const) : (0 as const),
});

/** Builds the statement that saves members. */
const saving = (isGuess: boolean) =>
  onRows<ReturnType<typeof toRow>, Member>(
    {
      platform: 'text',
      workspace: 'text',
      user: 'text',
      name: 'text',
      folded: 'text',
      manager: 'integer',
    },
    (db, rows) =>
      db
        .insertInto('members')
        .columns(['platform', 'workspace', 'user', 'name', 'folded', 'manager'])
        .expression(
          db
            .selectFrom(rows.as('met'))
            .selectAll()
            // SQLite would take the conflict for a part of a join.
            .where(sql<SqlBool>`true`)
            // Everyone locks members in the same order.
            .orderBy('platform')
            .orderBy('workspace')
            .orderBy('user'),
        )
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'user']).doUpdateSet(({ ref }) =>
            // Whoever met them a moment ago knows better than a guess.
            isGuess
              ? { user: ref('excluded.user') }
              : {
                  name: ref('excluded.name'),
                  folded: ref('excluded.folded'),
                  manager: ref('excluded.manager'),
                },
          ),
        )
        .returning(memberColumns),
  );

const saveSeen = saving(false);
const saveGuessed = saving(true);
