import { type Kysely, type SqlBool, sql } from 'kysely';
import { caseFold } from '../chat/case-fold.ts';
import type { Identity, Member, Sender } from '../chat/people.ts';
import { listed } from './listed.ts';
import type { Tables } from './tables.ts';

/** The columns of a member. */
export const memberColumns = ['id', 'platform', 'workspace', 'user', 'name'] as const;

const keyOf = ({ platform, workspace, user }: Identity): string =>
  JSON.stringify([platform, workspace, user]);

/** Finds or adds members, and updates their names and rights. Returns them in the order of `senders`. */
export const meetMembers = async (db: Kysely<Tables>, senders: readonly Sender[]): Promise<Member[]> => {
  const present = new Map<string, Sender>();
  for (const sender of senders) {
    const key = keyOf(sender);
    if (!sender.isGuess || !present.has(key)) present.set(key, sender);
  }
  const wanted = [...present.values()].map(({ platform, workspace, user }) => ({
    platform,
    workspace,
    user,
  }));
  const known = await db
    // The cross join keeps SQLite from starting with every member.
    .selectFrom(listed(wanted, { platform: 'text', workspace: 'text', user: 'text' }).as('met'))
    .crossJoin('members')
    .select([
      'members.id',
      'members.platform',
      'members.workspace',
      'members.user',
      'members.name',
      'manager',
    ])
    .whereRef('members.platform', '=', 'met.platform')
    .whereRef('members.workspace', '=', 'met.workspace')
    .whereRef('members.user', '=', 'met.user')
    .execute();
  const met = new Map<string, Member>();
  for (const { manager, ...member } of known) {
    const key = keyOf(member);
    met.set(key, member);
    const sender = present.get(key);
    const isPresent = sender?.name === member.name && sender.manager === (manager === 1);
    if (sender?.isGuess || isPresent) present.delete(key);
  }
  const changed = [...present.values()];
  for (const isGuess of [false, true]) {
    const some = changed.filter((sender) => (sender.isGuess ?? false) === isGuess);
    for (const member of await save(db, some, isGuess)) met.set(keyOf(member), member);
  }
  return senders.map((sender) => met.get(keyOf(sender)) as Member);
};

const save = async (db: Kysely<Tables>, senders: readonly Sender[], isGuess: boolean): Promise<Member[]> => {
  if (senders.length === 0) return [];
  const rows = senders.map(({ platform, workspace, user, name, manager }) => ({
    platform,
    workspace,
    user,
    name,
    folded: caseFold(name),
    manager: manager ? (1 as const) : (0 as const),
  }));
  return db
    .insertInto('members')
    .columns(['platform', 'workspace', 'user', 'name', 'folded', 'manager'])
    .expression(
      db
        .selectFrom(
          listed(rows, {
            platform: 'text',
            workspace: 'text',
            user: 'text',
            name: 'text',
            folded: 'text',
            manager: 'integer',
          }).as('met'),
        )
        .select(['platform', 'workspace', 'user', 'name', 'folded', 'manager'])
        // SQLite would take the conflict for a part of a join.
        .where(sql<SqlBool>`true`)
        // Everyone locks members in the same order.
        .orderBy('platform')
        .orderBy('workspace')
        .orderBy('user'),
    )
    .onConflict((conflict) =>
      conflict.columns(['platform', 'workspace', 'user']).doUpdateSet(({ ref }) =>
        // Somebody else has just met them, and knows better than a guess.
        isGuess
          ? { user: ref('excluded.user') }
          : { name: ref('excluded.name'), folded: ref('excluded.folded'), manager: ref('excluded.manager') },
      ),
    )
    .returning(memberColumns)
    .execute();
};
