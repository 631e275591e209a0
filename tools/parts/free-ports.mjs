import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';

/**
 * Sockets are held until all are known, so that one call never hands out the same port twice.
 * @param {number} count
 */
export async function freeTcpPorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.map((server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/**
 * @param {number} port 0 takes any
 * @param {string} [host]
 * @returns {Promise<import('node:net').Server>}
 */
function listen(port, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

/**
 * @param {number} port
 * @param {string} [host]
 */
export async function isTcpPortFree(port, host) {
  try {
    const server = await listen(port, host);
    await new Promise((resolve) => server.close(resolve));
    return true;
  } catch {
    // Taken, or not ours to bind: the answer is the same.
    return false;
  }
}

/**
 * @param {number} port 0 takes any
 * @returns {Promise<number | undefined>} the port that could be bound
 */
export function bindableUdpPort(port) {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(undefined));
    socket.bind(port, '127.0.0.1', () => {
      const bound = socket.address().port;
      socket.close(() => resolve(bound));
    });
  });
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function acceptsConnections(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
