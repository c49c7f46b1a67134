import type { PostgresPool } from 'kysely';
import type { Pool } from 'pg';

/**
 * Lets callers wait in turn for one of the pool's connections, so that the pool's own time limit is left for connecting: a
 * crowd is no outage. Rejects those who wait if no connection came back for `stuckMs`.
 */
export const inTurn = (pool: Pool, stuckMs: number): PostgresPool => {
  let free = pool.options.max;
  let movedAt = performance.now();
  const waiting = new Set<() => void>();

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
        const client = await pool.connect();
        const release = client.release.bind(client);
        client.release = (error) => {
          release(error);
          movedAt = performance.now();
          pass();
        };
        return client;
      } catch (error) {
        pass();
        throw error;
      }
    },
    options: pool.options,
    end: () => pool.end(),
  };
};
