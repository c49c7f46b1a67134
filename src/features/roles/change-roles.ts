import { note } from '../../chat/card.ts';
import type { Member } from '../../chat/people.ts';
import { type Platform, PlatformRefusal, platformFor } from '../../chat/platform.ts';
import type { RolesRecords } from './repository.ts';
import { roleNames } from './role-names.ts';

/** How many changes are made at once. Platforms limit how fast roles change. */
const atOnce = 10;

/** What changing roles needs. */
export interface ChangeRolesOptions {
  transaction<T>(work: (records: RolesRecords) => Promise<T>): Promise<T>;
  readonly platforms: readonly Platform[];
  /** Called when a change failed that will be tried again. */
  onError(error: unknown): void;
}

/** What came of a change: it was made, the platform refuses it, nobody is there anymore, or it is tried again. */
type Outcome = 'done' | 'refused' | 'gone' | 'failed';

/** Has the platforms create, give, and take roles. A refusal is told, once, to whoever switched the role on or off. */
export const changeRoles = async ({ transaction, platforms, onError }: ChangeRolesOptions): Promise<void> => {
  const told = new Set<string>();
  for (const one of await transaction(({ roleChanges }) => roleChanges.uncreated(atOnce))) {
    const roles = platformFor(platforms, one)?.roles;
    if (roles === undefined) continue;
    let id: string | undefined;
    const outcome = await attempt(async () => {
      id = await roles.create(one, roleNames[one.kind], one.kind === 'called');
    }, one.setBy);
    await transaction(async ({ givenRoles, roleChanges }) => {
      if (id !== undefined) await roleChanges.created(one, id);
      else if (outcome !== 'failed') await givenRoles.turnOff(one, one.kind);
    });
  }
  for (const change of await transaction(({ roleChanges }) => roleChanges.pending(atOnce))) {
    const { member, role, isGiven, setBy } = change;
    const roles = platformFor(platforms, member)?.roles;
    if (roles === undefined) continue;
    const outcome = await attempt(() => (isGiven ? roles.give : roles.take)(member, role), setBy);
    // Whoever is gone has no role.
    const isDone = outcome === 'done' || (outcome === 'gone' && !isGiven);
    if (outcome !== 'failed') await transaction(({ roleChanges }) => roleChanges.settle(change, isDone));
  }
  for (const one of await transaction(({ rolesToTake }) => rolesToTake.pending(atOnce))) {
    const roles = platformFor(platforms, one)?.roles;
    if (roles === undefined) continue;
    const outcome = await attempt(() => roles.take(one, one.role), one.setBy);
    if (outcome !== 'failed') await transaction(({ rolesToTake }) => rolesToTake.settle(one.id));
  }

  async function attempt(work: () => Promise<void>, setBy: Member | undefined): Promise<Outcome> {
    try {
      await work();
      return 'done';
    } catch (error) {
      if (!(error instanceof PlatformRefusal)) {
        onError(error);
        return 'failed';
      }
      if (error.reason === 'gone') return 'gone';
      const key = `${setBy?.id} ${error.message}`;
      if (setBy && !told.has(key)) {
        told.add(key);
        await platformFor(platforms, setBy)?.tell(setBy, note(error.message, 'warning')).catch(onError);
      }
      return 'refused';
    }
  }
};
