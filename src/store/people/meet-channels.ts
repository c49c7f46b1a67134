import type { Kysely } from 'kysely';
import type { Address, Channel, OwnedPlace } from '../../chat/people.ts';
import { onRows } from '../database/listed.ts';
import { hasRowLocks } from '../database/row-locks.ts';
import type { Tables } from '../tables.ts';

/** The columns of a channel. */
export const channelColumns = ['id', 'platform', 'workspace', 'channel', 'name'] as const;

const keyOf = ({ platform, workspace, channel }: Address): string =>
  JSON.stringify([platform, workspace, channel]);

/** Finds channels, and updates their names and owners. Returns them in the order of `places`; `undefined` for new ones. */
export const recallChannels = async (
  db: Kysely<Tables>,
  places: readonly OwnedPlace[],
): Promise<(Channel | undefined)[]> => {
  const keys = places.map(keyOf);
  const present = new Map(places.map((place, index) => [keys[index], place]));
  const { rows } = await find(db, [...present.values()].map(toKey));
  const known = new Map<string | undefined, Channel>();
  const changed: Changed[] = [];
  for (const { memberId, ...channel } of rows) {
    const key = keyOf(channel);
    known.set(key, channel);
    const { name, owner = memberId } = present.get(key) ?? { name: channel.name };
    if (name !== channel.name || owner !== memberId) changed.push({ id: channel.id, name, owner });
  }
  const { rows: updated } = changed.length === 0 ? { rows: [] } : await update(db, changed);
  for (const channel of updated) known.set(keyOf(channel), channel);
  return keys.map((key) => known.get(key));
};

/** Finds or adds a channel, and updates its name and owner. */
export const meetChannel = async (db: Kysely<Tables>, place: OwnedPlace): Promise<Channel> => {
  const [known] = await recallChannels(db, [place]);
  if (known !== undefined) return known;
  const { name, owner = null } = place;
  return db
    .insertInto('channels')
    .values({ ...toKey(place), name, memberId: owner })
    .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'channel']).doUpdateSet({ name }))
    .returning(channelColumns)
    .executeTakeFirstOrThrow();
};

const toKey = ({ platform, workspace, channel }: Address): Address => ({ platform, workspace, channel });

const find = onRows<Address, Channel & { readonly memberId: number | null }>(
  { platform: 'text', workspace: 'text', channel: 'text' },
  (db, rows) =>
    db
      .selectFrom(rows.as('met'))
      // The cross join keeps SQLite from starting with every channel.
      .crossJoin('channels')
      .select(['channels.id', 'channels.platform', 'channels.workspace', 'channels.channel', 'channels.name'])
      .select('channels.memberId')
      .whereRef('channels.platform', '=', 'met.platform')
      .whereRef('channels.workspace', '=', 'met.workspace')
      .whereRef('channels.channel', '=', 'met.channel'),
);

interface Changed {
  readonly id: number;
  readonly name: string;
  readonly owner: number | null;
}

const update = onRows<Changed, Channel>({ id: 'integer', name: 'text', owner: 'integer' }, (db, rows) =>
  db
    .with('changed', (part) =>
      part
        .selectFrom(rows.as('met'))
        .crossJoin('channels as c')
        .select(['c.id', 'met.name', 'met.owner'])
        .whereRef('c.id', '=', 'met.id')
        // Everyone locks channels in the same order.
        .orderBy('c.id')
        .$if(hasRowLocks(db), (query) => query.forUpdate('c')),
    )
    .updateTable('channels')
    .from('changed')
    .set(({ ref }) => ({ name: ref('changed.name'), memberId: ref('changed.owner') }))
    .whereRef('channels.id', '=', 'changed.id')
    .returning([
      'channels.id',
      'channels.platform',
      'channels.workspace',
      'channels.channel',
      'channels.name',
    ])
    .$castTo<Channel>(),
);
