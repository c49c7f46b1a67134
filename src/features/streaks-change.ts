import type { Member } from '../chat/people.ts';

/**
 * Prepares for a change of the streaks of these accounts, because they are about to be linked or parted, or an account that
 * is linked to them is about to be erased.
 */
export type StreaksChange<R> = (accounts: readonly Member[], records: R) => Promise<void>;
