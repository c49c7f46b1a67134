import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Address, Channel } from '../chat/people.ts';
import { onRows } from './listed.ts';
import type { Tables } from './tables.ts';

type Place = Address & { readonly name: string };

const keyOf = ({ platform, workspace, channel }: Address): string =>
  JSON.stringify([platform, workspace, channel]);

/** Finds or adds channels, and updates their names. Returns them in the order of `places`. */
export const meetChannels = async (db: Kysely<Tables>, places: readonly Place[]): Promise<Channel[]> => {
  const keys = places.map(keyOf);
  const present = new Map(places.map((place, index) => [keys[index], place]));
  const { rows: known } = await find(db, [...present.values()]);
  const met = new Map<string | undefined, Channel>(known.map((channel) => [keyOf(channel), channel]));
  const changed = [...present].flatMap(([key, place]) => (met.get(key)?.name === place.name ? [] : place));
  const { rows: saved } = changed.length === 0 ? { rows: [] } : await save(db, changed);
  for (const channel of saved) met.set(keyOf(channel), channel);
  return keys.map((key) => met.get(key) as Channel);
};

const find = onRows<Address, Channel>({ platform: 'text', workspace: 'text', channel: 'text' }, (db, rows) =>
  db
    .selectFrom(rows.as('met'))
    // The cross join keeps SQLite from starting with every channel.
    .crossJoin('channels')
    .selectAll('channels')
    .whereRef('channels.platform', '=', 'met.platform')
    .whereRef('channels.workspace', '=', 'met.workspace')
    .whereRef('channels.channel', '=', 'met.channel'),
);

const save = onRows<Place, Channel>(
  { platform: 'text', workspace: 'text', channel: 'text', name: 'text' },
  (db, rows) =>
    db
      .insertInto('channels')
      .columns(['platform', 'workspace', 'channel', 'name'])
      .expression(
        db
          .selectFrom(rows.as('met'))
          .selectAll()
          // SQLite would take the conflict for a part of a join.
          .where(sql<SqlBool>`true`)
          // Everyone locks channels in the same order.
          .orderBy('platform')
          .orderBy('workspace')
          .orderBy('channel'),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['platform', 'workspace', 'channel'])
          .doUpdateSet(({ ref }) => ({ name: ref('excluded.name') })),
      )
      .returningAll(),
);
