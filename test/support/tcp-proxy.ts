import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network between a client and a server on this machine, which can fail. */
export interface Network {
  readonly port: number;
  /** Resets all connections; new ones go through. */
  cut(): void;
  /** Delivers nothing in either direction until `thaw`, on new connections as well. */
  freeze(): void;
  thaw(): void;
  /** Delivers nothing more on the present connections, and tells nobody; new ones go through. */
  vanish(): void;
  /** The number of connections that are neither closed nor cut. */
  readonly connections: number;
  close(): Promise<void>;
}

/** Opens a proxy on a free port of 127.0.0.1 that forwards to another port there. */
export const openProxy = async (to: number): Promise<Network> => {
  const pairs = new Set<readonly [Socket, Socket]>();
  const all = new Set<Socket>();
  const lost = new Set<Socket>();
  let isFrozen = false;
  const server = createServer((client) => {
    const pair = [client, connect(to, '127.0.0.1')] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, pair.toReversed() as [Socket, Socket]]) {
      all.add(one);
      one.on('error', () => {});
      one.on('data', (data) => other.write(data));
      one.on('close', () => {
        pairs.delete(pair);
        all.delete(one);
        if (!lost.has(other)) other.destroy();
      });
      if (isFrozen) one.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (sockets: Iterable<Socket>) => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => cut([...pairs].flat()),
    freeze: () => {
      isFrozen = true;
      for (const socket of [...pairs].flat()) socket.pause();
    },
    thaw: () => {
      isFrozen = false;
      for (const socket of [...pairs].flat()) if (!lost.has(socket)) socket.resume();
    },
    vanish: () => {
      for (const socket of [...pairs].flat()) lost.add(socket.pause());
    },
    get connections() {
      return pairs.size;
    },
    close: async () => {
      cut(all);
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
