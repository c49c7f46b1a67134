import type { Reply } from '../chat/messages.ts';

/**
 * Reads what takes so long that nothing else should wait for it. It runs after the transaction that returned it, with the
 * records as they are by then, perhaps more than once, and must not write.
 */
export type Reading<R, T> = (records: R) => Promise<T>;

/** A reply, or how to build it from what takes long to read. */
export type Answer<R> = Reply | Reading<R, Reply>;
