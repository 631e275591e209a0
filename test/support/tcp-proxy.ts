import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP connection that can be cut in its middle. */
export interface TcpProxy {
  port: number;
  /** Breaks every connection of this moment; new ones are accepted when what happens meanwhile is over. */
  cut(meanwhile?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export async function openTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isAway = false;
  const keep = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    // The other side's close says all that there is to say about a broken pipe.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
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
    sockets.forEach((socket) => socket.destroy());
    await meanwhile();
    isAway = false;
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    async close() {
      await cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
