import { type Kysely, type SqlBool, sql } from 'kysely';
import { caseFold } from '../../chat/case-fold.ts';
import { type Identity, identityKey, type Member, type Sender } from '../../chat/people.ts';
import { onRows } from '../database/listed.ts';
import { hasRowLocks } from '../database/row-locks.ts';
import type { Tables } from '../tables.ts';
import { recognize } from './accounts.ts';

/** The columns of a member. */
export const memberColumns = ['id', 'platform', 'workspace', 'user', 'name'] as const;

/** Finds members, and updates their names and rights. Returns them in the order of `senders`; `undefined` for strangers. */
export const recallMembers = async (
  db: Kysely<Tables>,
  senders: readonly Sender[],
): Promise<(Member | undefined)[]> => {
  const present = latestOf(senders);
  const { rows } = await find(db, [...present.values()]);
  const known = new Map<string | undefined, Member>();
  const changed: Changed[] = [];
  for (const { manager, ...member } of rows) {
    const key = identityKey(member);
    known.set(key, member);
    const sender = present.get(key);
    if (sender === undefined || sender.isGuess) continue;
    const isSame = sender.name === member.name && sender.manager === (manager === 1);
    if (!isSame) changed.push({ id: member.id, ...seen(sender) });
  }
  const { rows: updated } = changed.length === 0 ? { rows: [] } : await update(db, changed);
  for (const member of updated) known.set(identityKey(member), member);
  return senders.map((sender) => known.get(identityKey(sender)));
};

/** Adds members. Whoever is known after all gets this name and these rights. Returns them in the order of `senders`. */
export const addMembers = async (db: Kysely<Tables>, senders: readonly Sender[]): Promise<Member[]> => {
  const strangers = [...latestOf(senders).values()];
  const met = new Map<string, Member>();
  for (const [isGuess, save] of [
    [false, saveSeen],
    [true, saveGuessed],
  ] as const) {
    const some = strangers.filter((sender) => (sender.isGuess ?? false) === isGuess);
    if (some.length === 0) continue;
    for (const member of (await save(db, some.map(toRow))).rows) met.set(identityKey(member), member);
  }
  const everywhere = strangers.filter(({ isEverywhere }) => isEverywhere);
  await recognize(
    db,
    everywhere.map((sender) => met.get(identityKey(sender)) as Member),
  );
  return senders.map((sender) => met.get(identityKey(sender)) as Member);
};

/** Keeps what was last seen of each person, or else the first guess. */
const latestOf = (senders: readonly Sender[]): ReadonlyMap<string, Sender> => {
  const latest = new Map<string, Sender>();
  for (const sender of senders) {
    const key = identityKey(sender);
    if (!sender.isGuess || !latest.has(key)) latest.set(key, sender);
  }
  return latest;
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

const seen = ({ name, manager }: Sender) => ({
  name,
  folded: caseFold(name),
  manager: manager ? (1 as const) : (0 as const),
});

type Changed = ReturnType<typeof seen> & { readonly id: number };

const update = onRows<Changed, Member>(
  { id: 'integer', name: 'text', folded: 'text', manager: 'integer' },
  (db, rows) =>
    db
      .with('changed', (part) =>
        part
          .selectFrom(rows.as('met'))
          .crossJoin('members as m')
          .select(['m.id', 'met.name', 'met.folded', 'met.manager'])
          .whereRef('m.id', '=', 'met.id')
          // Somebody who was erased a moment ago stays nameless.
          .where('m.erasedAt', 'is', null)
          // Everyone locks members in the same order.
          .orderBy('m.platform')
          .orderBy('m.workspace')
          .orderBy('m.user')
          .$if(hasRowLocks(db), (query) => query.forUpdate('m')),
      )
      .updateTable('members')
      .from('changed')
      .set(({ ref }) => ({
        name: ref('changed.name'),
        folded: ref('changed.folded'),
        manager: ref('changed.manager'),
      }))
      .whereRef('members.id', '=', 'changed.id')
      .returning(['members.id', 'members.platform', 'members.workspace', 'members.user', 'members.name']),
);

const toRow = (sender: Sender) => {
  const { platform, workspace, user } = sender;
  const everywhere = sender.isEverywhere ? 1 : 0;
  return { platform, workspace, user, everywhere, ...seen(sender) };
};

/** Builds the statement that saves strangers. */
const saving = (isGuess: boolean) =>
  onRows<ReturnType<typeof toRow>, Member>(
    {
      platform: 'text',
      workspace: 'text',
      user: 'text',
      name: 'text',
      folded: 'text',
      manager: 'integer',
      everywhere: 'integer',
    },
    (db, rows) =>
      db
        .insertInto('members')
        .columns(['platform', 'workspace', 'user', 'name', 'folded', 'manager', 'everywhere'])
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
