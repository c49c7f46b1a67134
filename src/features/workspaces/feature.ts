import type { Workspace } from '../../chat/people.ts';
import type { Feature, Work } from '../feature.ts';
import type { WorkspacesRecords } from './repository.ts';

/** How long the data of a workspace is kept that the bot was removed from, in milliseconds. */
export const keptMs = 30 * 24 * 3_600_000;
/** How many rows are erased at once: few enough to take a few milliseconds. */
const sliceRows = 500;
/** How long the next slice waits, in milliseconds, so that whatever came in meanwhile goes first. */
const gapMs = 100;

/** Has the data of a workspace go 30 days after the bot was removed, unless it is used there again. */
const leave = async (workspace: Workspace, records: WorkspacesRecords, now: number): Promise<void> => {
  const { id, leftAt, isErasing } = await records.departures.note(workspace, now, false);
  if (!isErasing) await records.scheduler.set('erase-workspace', id, leftAt + keptMs);
};

/** Erases the next rows of a workspace, and sets the timer for what is left. */
const eraseSlice = async (
  id: number,
  { records: { departures, scheduler }, now }: Work<WorkspacesRecords>,
): Promise<void> => {
  const departure = await departures.get(id);
  if (departure === undefined) return;
  if (!departure.isErasing && (await departures.isUsedSince(departure, departure.leftAt)))
    return departures.forget(id);
  // What comes in meanwhile must not keep half of the data.
  await departures.note(departure, departure.leftAt, true);
  if (await departures.eraseSome(departure, sliceRows)) await departures.forget(id);
  else await scheduler.set('erase-workspace', id, now + gapMs);
};

/** Erases what belongs to a workspace, once the bot is gone from there for good. */
export const workspaces = {
  timers: { 'erase-workspace': (id, _, work) => eraseSlice(id, work) },
  onLeft: leave,
} satisfies Feature<WorkspacesRecords>;
