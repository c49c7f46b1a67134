import { note } from '../../chat/card.ts';
import type { Member } from '../../chat/people.ts';
import { type Platform, PlatformRefusal, platformFor } from '../../chat/platform.ts';
import type { CallingRecords } from './repository.ts';
import { roleName } from './settings.ts';

/** How many changes are made at once. Platforms limit how fast roles change. */
const atOnce = 10;

/** What changing roles needs. */
export interface ChangeRolesOptions {
  transaction<T>(work: (records: CallingRecords) => Promise<T>): Promise<T>;
  readonly platforms: readonly Platform[];
  /** Called when a change failed that will be tried again. */
  onError(error: unknown): void;
}

/** Has the platforms create, give and take the roles that people want. A refusal is told to whoever turned calling on. */
export const changeRoles = async ({ transaction, platforms, onError }: ChangeRolesOptions): Promise<void> => {
  for (const one of await transaction(({ roleChanges }) => roleChanges.uncreated(atOnce))) {
    const roles = platformFor(platforms, one)?.roles;
    if (roles === undefined) continue;
    const role = await attempt(() => roles.create(one, roleName), one.setBy);
    await transaction(async (records) => {
      if (role === refused) await records.calledRoles.set(one, undefined);
      else if (role !== undefined) await records.roleChanges.created(one, role);
    });
  }
  for (const { member, role, isGiven, setBy } of await transaction(({ roleChanges }) =>
    roleChanges.pending(atOnce),
  )) {
    const roles = platformFor(platforms, member)?.roles;
    if (roles === undefined) continue;
    const change = isGiven ? roles.give : roles.take;
    const outcome = await attempt(async () => {
      await change(member, role);
      return done;
    }, setBy);
    if (outcome !== undefined) {
      await transaction(({ roleChanges }) =>
        outcome === refused ? roleChanges.settle(member.id) : roleChanges.settle(member.id, isGiven),
      );
    }
  }

  async function attempt<T>(work: () => Promise<T>, setBy: Member | undefined) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof PlatformRefusal)) return void onError(error);
      if (setBy)
        await platformFor(platforms, setBy)?.tell(setBy, note(error.message, 'warning')).catch(onError);
      return refused;
    }
  }
};

const refused = Symbol('refused');
const done = Symbol('done');
