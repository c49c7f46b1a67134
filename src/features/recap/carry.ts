import type { Block } from '../../chat/card.ts';
import { firstDay } from '../../engine/periods.ts';
import type { Posted } from '../daily/post.ts';
import type { Work } from '../feature.ts';
import type { Round } from '../rounds/repository.ts';
import { keptOf, recapBlocks } from './kept.ts';
import { gatherRecap } from './recap.ts';
import type { RecapRecords } from './repository.ts';

/** Lets a question carry the recap of the week before, if its schedule has recaps and no question of its week carries one. */
export const carryRecap = async (
  { schedule, round, date }: Posted,
  { records }: Work<RecapRecords>,
): Promise<void> => {
  if (!schedule.recap) return;
  const recap = await records.recaps.open(schedule.id, firstDay('week', date), round);
  const facts = recap && (await gatherRecap(recap.id, records));
  if (recap && facts) await records.recaps.keep(recap.id, keptOf(facts));
};

/** Builds the recap that a question carries; empty if it carries none. */
export const recapAbove = async (
  { id, game }: Round,
  { records: { recaps, members } }: Work<RecapRecords>,
): Promise<readonly Block[]> => {
  const kept = game.kind === 'daily' && game.day !== undefined ? await recaps.carriedBy(id) : undefined;
  if (kept === undefined) return [];
  const named = new Set([...kept.top, ...kept.streaks.shown].map(({ member }) => member));
  const found = await Promise.all([...named].map((member) => members.get(member)));
  const names = new Map(found.flatMap((member) => (member === undefined ? [] : [[member.id, member.name]])));
  return recapBlocks(kept, names);
};
