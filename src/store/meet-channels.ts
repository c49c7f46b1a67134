import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Address, Channel } from '../chat/people.ts';
import { listed } from './listed.ts';
import type { Tables } from './tables.ts';

type Place = Address & { readonly name: string };

const columns = { platform: 'text', workspace: 'text', channel: 'text', name: 'text' } as const;

const keyOf = ({ platform, workspace, channel }: Address): string =>
  JSON.stringify([platform, workspace, channel]);

/** Finds or adds channels, and updates their names. Returns them in the order of `places`. */
export const meetChannels = async (db: Kysely<Tables>, places: readonly Place[]): Promise<Channel[]> => {
  const present = new Map(
    places.map(({ platform, workspace, channel, name }) => {
      const place = { platform, workspace, channel, name };
      return [keyOf(place), place];
    }),
  );
  const known = await db
    // The cross join keeps SQLite from starting with every channel.
    .selectFrom(listed([...present.values()], columns).as('met'))
    .crossJoin('channels')
    .selectAll('channels')
    .whereRef('channels.platform', '=', 'met.platform')
    .whereRef('channels.workspace', '=', 'met.workspace')
    .whereRef('channels.channel', '=', 'met.channel')
    .execute();
  const met = new Map<string, Channel>(known.map((channel) => [keyOf(channel), channel]));
  const changed = [...present].flatMap(([key, place]) => (met.get(key)?.name === place.name ? [] : [place]));
  for (const channel of await save(db, changed)) met.set(keyOf(channel), channel);
  return places.map((place) => met.get(keyOf(place)) as Channel);
};

const save = async (db: Kysely<Tables>, places: readonly Place[]): Promise<Channel[]> => {
  if (places.length === 0) return [];
  return db
    .insertInto('channels')
    .columns(['platform', 'workspace', 'channel', 'name'])
    .expression(
      db
        .selectFrom(listed(places, columns).as('met'))
        .select(['platform', 'workspace', 'channel', 'name'])
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
    .returningAll()
    .execute();
};
