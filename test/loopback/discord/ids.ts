/** Discord's epoch: 2015-01-01, in Unix milliseconds. */
const EPOCH = 1_420_070_400_000n;

/** Makes snowflakes from the given clock's time. They always grow, even if that clock stands still. */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fresh = (BigInt(Math.floor(now())) - EPOCH) << 22n;
    last = fresh > last ? fresh : last + 1n;
    return String(last);
  };
}

/** Returns the Unix milliseconds in a snowflake. */
export function timeOf(snowflake: string): number {
  return Number((BigInt(snowflake) >> 22n) + EPOCH);
}
