import type { Workspace } from '../../chat/people.ts';
import type { Rules } from '../rounds/rules.ts';
import { gradeMember } from './regrades.ts';
import type { WithdrawalsRecords } from './repository.ts';
import { giveBack, storeRegrades } from './store-grades.ts';

/** An account whose streaks are about to change. */
interface Account extends Workspace {
  readonly id: number;
}

/**
 * Does what the recounts under way have left to do about some accounts, because their streaks must count as they were
 * when the questions were withdrawn. Call it before accounts are linked or parted.
 */
export const settle = async (
  accounts: readonly Account[],
  records: WithdrawalsRecords,
  rules: Rules<WithdrawalsRecords>,
): Promise<void> => {
  const { recounts } = records;
  // Everyone locks workspaces in the same order.
  const keyOf = ({ platform, workspace }: Account) => `${platform} ${workspace}`;
  for (const account of accounts.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)))) {
    for (const { withdrawal } of await recounts.list(account)) {
      const { id, undoneAt } = withdrawal;
      if (undoneAt !== undefined) await giveBack(id, records, account.id);
      else if (await recounts.settle(id, account.id)) {
        await storeRegrades(id, await gradeMember(records, withdrawal, account.id, rules), records);
      }
    }
  }
};
