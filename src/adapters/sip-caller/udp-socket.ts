import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { isIPv4 } from 'node:net';
import type { Endpoint } from './sip-address.ts';

export interface UdpSocket {
  readonly local: Endpoint;
  send(datagram: Buffer, to: Endpoint): void;
  close(): void;
}

/** Binds one loopback address and nothing else: a caller made of software must not be reachable from outside. */
export function openUdpSocket(
  local: Endpoint,
  receive: (datagram: Buffer, from: Endpoint) => void,
): Promise<UdpSocket> {
  assert(isIPv4(local.host) && local.host.startsWith('127.'), `not a loopback address: ${local.host}`);
  const socket = createSocket('udp4');
  let open = true;
  socket.on('message', (datagram, from) => receive(datagram, { host: from.address, port: from.port }));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ address: local.host, port: local.port, exclusive: true }, () => {
      socket.off('error', reject);
      // UDP promises nothing: an error after binding is a lost datagram, and the protocol timers deal with those.
      socket.on('error', () => undefined);
      resolve({
        local: { host: local.host, port: socket.address().port },
        send: (datagram, to) => (open ? socket.send(datagram, to.port, to.host, () => undefined) : undefined),
        close() {
          if (open) socket.close();
          open = false;
        },
      });
    });
  });
}
