import {
  startClientTransaction,
  type ClientTransaction,
  type ClientTransactionListener,
} from './client-transaction.ts';
import type { Clock } from './clock.ts';
import { createServerTransaction, type ServerTransaction } from './server-transaction.ts';
import type { Endpoint } from './sip-address.ts';
import {
  cseqOf,
  headerOf,
  headersOf,
  parseSipMessage,
  serialiseSipMessage,
  type SipMessage,
  type SipRequest,
} from './sip-message.ts';
import type { SipTiming } from './sip-timing.ts';

interface TransactionLayerDeps {
  clock: Clock;
  timing: SipTiming;
  send(datagram: Buffer, to: Endpoint): void;
  /** A request for the first time; never an ACK. */
  onRequest(request: SipRequest, transaction: ServerTransaction): void;
  /** Every ACK: that of a 2xx is no part of a transaction and only the call knows it. Copies come too. */
  onAck(ack: SipRequest): void;
}

export interface TransactionLayer {
  request(request: SipRequest, to: Endpoint, listener: Omit<ClientTransactionListener, 'terminated'>): void;
  /** Sends outside of any transaction: the ACK of a 2xx. */
  send(message: SipMessage, to: Endpoint): void;
  receive(datagram: Buffer, from: Endpoint): void;
  close(): void;
}

export function createTransactionLayer(deps: TransactionLayerDeps): TransactionLayer {
  const clients = new Map<string, ClientTransaction>();
  const servers = new Map<string, ServerTransaction>();
  const send = (message: SipMessage, to: Endpoint): void => deps.send(serialiseSipMessage(message), to);

  const receiveRequest = (request: SipRequest, from: Endpoint): void => {
    const known = servers.get(serverKey(request));
    if (request.method === 'ACK') {
      known?.acknowledge();
      deps.onAck(request);
      return;
    }
    if (known !== undefined) {
      known.repeat();
      return;
    }
    const key = serverKey(request);
    const transaction = createServerTransaction(
      { ...deps, send: (response) => send(response, from), terminated: () => servers.delete(key) },
      key,
      request.method === 'INVITE',
    );
    servers.set(key, transaction);
    deps.onRequest(withSource(request, from), transaction);
  };

  return {
    send,
    request(request, to, listener) {
      const key = clientKey(request);
      const transaction = startClientTransaction({ ...deps, send: (message) => send(message, to) }, request, {
        ...listener,
        terminated: () => clients.delete(key),
      });
      clients.set(key, transaction);
    },
    receive(datagram, from) {
      const message = parseSipMessage(datagram);
      if (message.kind === 'request') receiveRequest(message, from);
      if (message.kind === 'response') clients.get(clientKey(message))?.receive(message);
    },
    close() {
      for (const transaction of [...clients.values(), ...servers.values()]) transaction.stop();
      clients.clear();
      servers.clear();
    },
  };
}

const branchOf = (via: string): string => /;\s*branch\s*=\s*([^;\s,]+)/i.exec(via)?.[1] ?? '';

/** RFC 3261 17.1.3 */
function clientKey(message: SipMessage): string {
  return `${branchOf(headersOf(message, 'Via')[0] ?? '')} ${cseqOf(message).method}`;
}

/**
 * RFC 3261 17.2.3; an ACK counts as its INVITE. Requests of before RFC 3261 have no such branch and are told apart by
 * Call-ID and sequence.
 */
export function serverKey(request: SipRequest, method = request.method): string {
  const via = headersOf(request, 'Via')[0] ?? '';
  const branch = branchOf(via);
  const sentBy = /^\S+\s+([^\s;]+)/.exec(via)?.[1] ?? '';
  const name = method === 'ACK' ? 'INVITE' : method;
  if (branch.startsWith('z9hG4bK')) return `${branch} ${sentBy} ${name}`;
  return `${headerOf(request, 'Call-ID')} ${cseqOf(request).number} ${sentBy} ${name}`;
}

/** RFC 3581: the response names the address that the request really came from. */
function withSource(request: SipRequest, { host, port }: Endpoint): SipRequest {
  const first = request.headers.findIndex(([name]) => name.toLowerCase() === 'via');
  const headers = request.headers.map(([name, value], index): readonly [string, string] => {
    if (index !== first) return [name, value];
    const [top = '', ...others] = headersOf({ ...request, headers: [[name, value]] }, name);
    const filled = top.replace(/;\s*rport(?=\s*(?:;|$))/i, `;rport=${port}`);
    return [name, [`${filled};received=${host}`, ...others].join(', ')];
  });
  return { ...request, headers };
}
