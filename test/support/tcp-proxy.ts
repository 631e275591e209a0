import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP connection that can be cut in its middle. */
export interface TcpProxy {
  port: number;
  /** Breaks every connection of this moment; new ones are accepted when what happens meanwhile is over. */
  cut(meanwhile?: () => Promise<void>): Promise<void>;
  /** Nothing passes any more on the connections of this moment, and neither side is told: they are half open. */
  silence(): void;
  /** Nothing passes on any connection until the time is over, then all that came meanwhile. */
  stall(forMs: number): Promise<void>;
  close(): Promise<void>;
}

const stallLookMs = 10;

export async function openTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const silenced = new Set<Socket>();
  let isAway = false;
  const keep = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    // The other side's close says all that there is to say about a broken pipe.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      silenced.delete(socket);
      other.destroy();
    });
  };
  const server = createServer((near) => {
    if (isAway) return void near.destroy();
    const far = connect(target.port, target.host);
    keep(near, far);
    keep(far, near);
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = async (meanwhile = async () => {}): Promise<void> => {
    isAway = true;
    sockets.forEach((socket) => socket.resetAndDestroy());
    await meanwhile();
    isAway = false;
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    silence: () =>
      sockets.forEach((socket) => {
        silenced.add(socket);
        socket.pause();
      }),
    async stall(forMs) {
      const end = performance.now() + forMs;
      while (performance.now() < end) {
        // Also those that came meanwhile.
        sockets.forEach((socket) => socket.pause());
        await new Promise((resolve) => setTimeout(resolve, stallLookMs));
      }
      sockets.forEach((socket) => void (silenced.has(socket) || socket.resume()));
    },
    async close() {
      await cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
