/** Makes ids in Slack's format. They are the same in every run, so that a failing test prints the same output twice. */
export interface Ids {
  /** Makes an object id, for example `next('C')` → `C0TEST0001`. */
  next(prefix: string): string;
  /** Makes a short id for a block or an action that was sent without one. */
  short(): string;
  /** Makes a message timestamp `seconds.micros`, later than every one before it. */
  ts(): string;
  /** Makes a trigger id: three parts joined by dots. */
  trigger(): string;
}

/** Creates ids from the server's clock. */
export function createIds(now: () => number): Ids {
  const counters = new Map<string, number>();
  let lastMicros = 0;
  const count = (key: string): number => {
    const value = (counters.get(key) ?? 0) + 1;
    counters.set(key, value);
    return value;
  };
  const base36 = (value: number, width: number): string =>
    value.toString(36).toUpperCase().padStart(width, '0');
  return {
    next: (prefix) => `${prefix}0TEST${base36(count(prefix), 4)}`,
    short: () => `b${base36(count('short'), 4)}`,
    ts: () => {
      // Messages in the same millisecond are 100 microseconds apart, so a ts is unique in every channel.
      lastMicros = Math.max(now() * 1000, lastMicros + 100);
      const micros = Math.round(lastMicros);
      return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
    },
    trigger: () => {
      const serial = count('trigger');
      return `${70000 + serial}.${90000 + serial}.${serial.toString(16).padStart(12, '0')}`;
    },
  };
}
