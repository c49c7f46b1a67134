import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { DatabaseError, type Pool, type PoolClient } from 'pg';

/** A server that doesn't even begin a transaction within this time, in milliseconds, is not there anymore. */
const beginMs = 1_000;

/**
 * Lets callers wait in turn for one of the pool's connections, so that the pool's own time limit is left for connecting: a
 * crowd is no outage. Rejects those who wait if no connection came back for `stuckMs`. When a query gets no answer,
 * its connection and all that were opened before are replaced, and no other query waits for an answer any longer.
 */
export const inTurn = (pool: Pool, stuckMs: number): PostgresPool => {
  let free = pool.options.max;
  let movedAt = performance.now();
  const waiting = new Set<() => void>();
  const opened = new WeakMap<PoolClient, number>();
  let lostAt = Number.NEGATIVE_INFINITY;
  /** Rejects the queries that wait for an answer. */
  const unanswered = new Set<(error: unknown) => void>();

  /** Takes a connection that was opened since one was last lost: those from before are most likely lost as well. */
  const current = async (): Promise<PoolClient> => {
    const client = await pool.connect();
    const openedAt = opened.get(client) ?? performance.now();
    opened.set(client, openedAt);
    if (openedAt >= lostAt) return client;
    client.release(true);
    return current();
  };

  const turn = (): Promise<void> => {
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const go = () => {
        clearInterval(timer);
        waiting.delete(go);
        resolve();
      };
      const timer = setInterval(() => {
        if (performance.now() - movedAt < stuckMs) return;
        clearInterval(timer);
        waiting.delete(go);
        reject(new Error('timeout exceeded while waiting for a connection'));
      }, stuckMs);
      waiting.add(go);
    });
  };

  const pass = () => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else next();
  };

  return {
    connect: async () => {
      await turn();
      try {
        return untilLost(await current(), {
          unanswered,
          lost: (error) => {
            lostAt = performance.now();
            if (isTimeout(error)) for (const reject of unanswered) reject(error);
          },
          released: () => {
            movedAt = performance.now();
            pass();
          },
        });
      } catch (error) {
        pass();
        throw error;
      }
    },
    options: pool.options,
    end: () => pool.end(),
  };
};

/** Only the driver's own error, which has no code, says so. */
const isTimeout = (error: unknown): boolean => error instanceof Error && /timeout/i.test(error.message);

interface Events {
  readonly unanswered: Set<(error: unknown) => void>;
  lost(error: unknown): void;
  released(): void;
}

/**
 * Wraps a connection. Once a query gets no answer from the server, all others fail in the same way, and the connection
 * does not go back to the pool: it would hold up whoever gets it next, for nobody knows how long.
 */
const untilLost = (client: PoolClient, events: Events): PostgresPoolClient => {
  let cause: unknown;
  const query = async (text: string, values: unknown[]) => {
    if (cause !== undefined) throw cause;
    const { promise: lost, reject } = Promise.withResolvers<never>();
    events.unanswered.add(reject);
    try {
      // The driver's types lack the time limit of a single query.
      const config = { text, values, ...(text === 'begin' ? { query_timeout: beginMs } : {}) };
      return await Promise.race([client.query(config), lost]);
    } catch (error) {
      if (!(error instanceof DatabaseError)) {
        cause = error;
        events.unanswered.delete(reject);
        events.lost(error);
      }
      throw error;
    } finally {
      events.unanswered.delete(reject);
    }
  };
  return {
    // Kysely's other way to query, with a cursor, is not used.
    query: query as unknown as PostgresPoolClient['query'],
    release: (isBroken = false) => {
      client.release(isBroken || cause !== undefined);
      events.released();
    },
  };
};
