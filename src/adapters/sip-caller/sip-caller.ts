import type { Call } from './call.ts';
import { monotonicClock, type Clock } from './clock.ts';
import { responseTo } from './dialog.ts';
import type { Codec } from './g711.ts';
import { notAllowed, receiveAck, receiveInDialog } from './in-dialog.ts';
import { receiveInvite, type IncomingHandler } from './incoming-call.ts';
import { callOf, endLeg, hangUp, type CallContext, type Leg } from './leg.ts';
import { placeCall, type CallOptions } from './outgoing-call.ts';
import type { ServerTransaction } from './server-transaction.ts';
import { parseNameAddress, type Endpoint } from './sip-address.ts';
import { headerOf, type SipRequest } from './sip-message.ts';
import { loopbackTiming, type SipTiming } from './sip-timing.ts';
import { newToken } from './sip-token.ts';
import { createTransactionLayer, serverKey } from './transaction-layer.ts';
import { openUdpSocket } from './udp-socket.ts';

export interface SipCallerOptions {
  /** An address of 127.0.0.0/8: the PBX knows its trunks and phones by it. */
  localAddress: string;
  /** Any free port if left out. */
  localPort?: number;
  asterisk: Endpoint;
  clock?: Clock;
  timing?: SipTiming;
  /** What is offered, in the order of preference. */
  codecs?: readonly Codec[];
  /** How much of each call is kept for analysis; ten minutes (10 MB) if left out. */
  keepMs?: number;
}

/** A telephone made of software: a customer's line, a trunk or an agent's phone, with audio that can be measured. */
export interface SipCaller {
  readonly address: Endpoint;
  call(options: CallOptions): Call;
  /** Without a handler an incoming call is answered 480. */
  onIncoming(handler: IncomingHandler): void;
  /** Hangs up what is left, waits for the other sides and gives the ports back. */
  close(): Promise<void>;
}

/** How long other sides are given to say goodbye when a caller is closed. */
const farewellMs = 2000;

export async function createSipCaller(options: SipCallerOptions): Promise<SipCaller> {
  const { localAddress, localPort = 0, asterisk, clock = monotonicClock, timing = loopbackTiming } = options;
  const legs = new Map<string, Leg>();
  const invites = new Map<string, Leg>();
  let handler: IncomingHandler | null = null;
  const socket = await openUdpSocket({ host: localAddress, port: localPort }, (datagram, from) =>
    layer.receive(datagram, from),
  );
  const layer = createTransactionLayer({
    clock,
    timing,
    send: socket.send,
    onRequest: (request, transaction) => dispatch({ context, legs, invites, handler }, request, transaction),
    onAck(ack) {
      const leg = legs.get(dialogKeyOf(ack));
      if (leg !== undefined) receiveAck(leg, ack);
    },
  });
  const context: CallContext = {
    clock,
    timing,
    layer,
    contact: socket.local,
    asterisk,
    codecs: options.codecs ?? ['PCMA', 'PCMU'],
    keepMs: options.keepMs ?? 600_000,
    onEnded(leg) {
      legs.delete(keyOf(leg));
      for (const [key, known] of invites) if (known === leg) invites.delete(key);
    },
  };
  return {
    address: socket.local,
    call(callOptions) {
      const leg = placeCall(context, callOptions);
      legs.set(keyOf(leg), leg);
      return callOf(leg);
    },
    onIncoming(next) {
      handler = next;
    },
    async close() {
      const stopWaiting = clock.after(farewellMs, () => {
        for (const leg of legs.values()) endLeg(leg, { kind: 'failed', reason: 'closed' });
      });
      await Promise.all([...legs.values()].map(hangUp));
      stopWaiting();
      layer.close();
      socket.close();
    },
  };
}

interface Desk {
  context: CallContext;
  legs: Map<string, Leg>;
  /** Calls that came in, by the transaction of their INVITE: that is what a CANCEL names. */
  invites: Map<string, Leg>;
  handler: IncomingHandler | null;
}

function dispatch(desk: Desk, request: SipRequest, transaction: ServerTransaction): void {
  const { context, legs, invites, handler } = desk;
  const respond = (code: number, reason: string): void =>
    transaction.respond(responseTo(request, code, reason, newToken()));
  if (request.method === 'CANCEL') {
    const leg = invites.get(serverKey(request, 'INVITE'));
    respond(leg === undefined ? 481 : 200, leg === undefined ? noSuchCall : 'OK');
    // RFC 3261 9.2: once answered, a CANCEL has no effect.
    if (leg !== undefined && leg.state !== 'answered') leg.withdrawn();
    return;
  }
  if (parseNameAddress(headerOf(request, 'To') ?? '').tag !== null) {
    const leg = legs.get(dialogKeyOf(request));
    if (leg === undefined) respond(481, noSuchCall);
    else receiveInDialog(leg, request, transaction);
    return;
  }
  if (request.method === 'OPTIONS') respond(200, 'OK');
  else if (request.method !== 'INVITE') transaction.respond(notAllowed(request, newToken()));
  else if (handler === null) respond(480, 'Temporarily Unavailable');
  else {
    const leg = receiveInvite(context, request, transaction, handler);
    if (leg === null) return;
    legs.set(keyOf(leg), leg);
    invites.set(transaction.key, leg);
  }
}

const noSuchCall = 'Call/Transaction Does Not Exist';

const keyOf = ({ callId, localTag }: Leg): string => `${callId} ${localTag}`;

/** For a request from outside, our tag is the one in To. */
function dialogKeyOf(request: SipRequest): string {
  return `${headerOf(request, 'Call-ID')} ${parseNameAddress(headerOf(request, 'To') ?? '').tag}`;
}
