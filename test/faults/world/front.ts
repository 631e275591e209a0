import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { healthOf } from './zvon.ts';

/**
 * What stands before several nodes: it asks each for its health, sends everybody to the one that routes, and cuts who is
 * still connected with another.
 */
export interface Front {
  address: string;
  /** The node that routes, as far as is known. */
  leader(): string | null;
  /** Who may lead from now on. */
  nodes(addresses: readonly string[]): void;
  close(): Promise<void>;
}

const askEveryMs = 150;

export async function openFront(): Promise<Front> {
  const joined = new Map<Socket, string>();
  let nodes: readonly string[] = [];
  let leader: string | null = null;

  async function look(address: string): Promise<void> {
    const leads = (await healthOf(address)) === 'ok';
    if (!leads && leader === address) leader = null;
    if (!leads || leader === address || !nodes.includes(address)) return;
    leader = address;
    for (const [socket, node] of joined) if (node !== address) socket.destroy();
  }

  const server = createServer((near) => {
    if (leader === null) return void near.destroy();
    const { hostname, port } = new URL(leader);
    const far = connect(Number(port), hostname);
    joined.set(near, leader);
    // The other side's close says all that there is to say about a broken pipe.
    near.on('error', () => undefined);
    far.on('error', () => undefined);
    near.on('close', () => {
      joined.delete(near);
      far.destroy();
    });
    far.on('close', () => near.destroy());
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const timer = setInterval(() => nodes.forEach((address) => void look(address)), askEveryMs);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leader: () => leader,
    nodes: (addresses) => (nodes = addresses),
    async close() {
      clearInterval(timer);
      joined.forEach((_node, socket) => socket.destroy());
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
