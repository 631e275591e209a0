import assert from 'node:assert/strict';
import { silence, type AudioSource } from './audio-source.ts';
import type { IncomingCall } from './call.ts';
import { dialogOfRequest, responseTo } from './dialog.ts';
import { acceptInvite, answerOffer, lateOffer } from './in-dialog.ts';
import { callOf, createLeg, endLeg, markAnswered, markRinging, type CallContext, type Leg } from './leg.ts';
import { parseSdp } from './sdp.ts';
import type { ServerTransaction } from './server-transaction.ts';
import { formatSipUri, parseNameAddress, userOf } from './sip-address.ts';
import { headerOf, headersOf, type SipRequest } from './sip-message.ts';
import { newToken } from './sip-token.ts';

/** Decides about a call that comes in; the call waits as long as it takes. */
export type IncomingHandler = (call: IncomingCall) => void | Promise<void>;

interface Arrival {
  leg: Leg;
  invite: SipRequest;
  transaction: ServerTransaction;
}

/** Null: the INVITE was refused before it became a call. */
export function receiveInvite(
  context: CallContext,
  invite: SipRequest,
  transaction: ServerTransaction,
  handler: IncomingHandler,
): Leg | null {
  const required = headersOf(invite, 'Require');
  if (required.length > 0) {
    const headers = [['Unsupported', required.join(', ')] as const];
    transaction.respond(responseTo(invite, 420, 'Bad Extension', newToken(), { headers }));
    return null;
  }
  if (!hasCommonAudio(context, invite.body)) {
    transaction.respond(responseTo(invite, 488, 'Not Acceptable Here', newToken()));
    return null;
  }
  transaction.respond(responseTo(invite, 100, 'Trying', null));
  const leg = createLeg(context, headerOf(invite, 'Call-ID') ?? '', newToken(), silence);
  const arrival: Arrival = { leg, invite, transaction };
  leg.dialog = dialogOfRequest(invite, leg.localTag, context.asterisk);
  leg.giveUp = () => reject(arrival, 486, 'Busy Here');
  leg.withdrawn = () => {
    transaction.respond(responseTo(invite, 487, 'Request Terminated', leg.localTag));
    endLeg(leg, { kind: 'cancelled', by: 'remote' });
  };
  void present(arrival, handler);
  return leg;
}

async function present(arrival: Arrival, handler: IncomingHandler): Promise<void> {
  const { leg } = arrival;
  try {
    await leg.media.open(leg.context.contact.host);
  } catch {
    // No port is left: the caller hears a refusal and the call says why it failed.
    arrival.transaction.respond(responseTo(arrival.invite, 500, 'Server Internal Error', leg.localTag));
    endLeg(leg, { kind: 'failed', reason: 'no-port' });
  }
  if (leg.state !== 'ended') await handler(incomingCallOf(arrival));
}

function hasCommonAudio(context: CallContext, body: string): boolean {
  if (body === '') return true;
  const offer = parseSdp(body);
  return offer.kind === 'audio' && offer.codecs.some((codec) => context.codecs.includes(codec));
}

function incomingCallOf(arrival: Arrival): IncomingCall {
  const { leg, invite } = arrival;
  const from = parseNameAddress(headerOf(invite, 'From') ?? '');
  return {
    ...callOf(leg),
    get state() {
      return leg.state;
    },
    from: userOf(from.uri),
    displayName: from.displayName,
    to: userOf(invite.uri),
    header: (name) => headerOf(invite, name),
    ring: (forMs = 0) => ring(arrival, forMs),
    async answer(source) {
      answer(arrival, source);
      return leg.answered.promise;
    },
    async reject(code, reason = reasons[code] ?? 'Refused') {
      reject(arrival, code, reason);
      return leg.ended.promise;
    },
  };
}

const reasons: Readonly<Record<number, string>> = {
  404: 'Not Found',
  480: 'Temporarily Unavailable',
  486: 'Busy Here',
  503: 'Service Unavailable',
  603: 'Decline',
};

function ring({ leg, invite, transaction }: Arrival, forMs: number): ReturnType<IncomingCall['ring']> {
  if (leg.state === 'dialing') {
    const headers = [['Contact', `<${formatSipUri('zvon', leg.context.contact)}>`] as const];
    transaction.respond(responseTo(invite, 180, 'Ringing', leg.localTag, { headers }));
    markRinging(leg, 180);
  }
  const rung = new Promise<{ kind: 'rung' }>((resolve) => {
    const cancel = leg.context.clock.after(forMs, () => resolve({ kind: 'rung' }));
    void leg.ended.promise.then(cancel);
  });
  return Promise.race([rung, leg.ended.promise]);
}

function answer({ leg, invite, transaction }: Arrival, source: AudioSource): void {
  if (leg.state !== 'dialing' && leg.state !== 'ringing') return;
  void leg.media.sender.play(source);
  markAnswered(leg);
  const body = invite.body === '' ? lateOffer(leg) : answerOffer(leg, invite.body);
  assert(body !== null, 'the offer was found usable and the port opened before the call was presented');
  acceptInvite(leg, invite, transaction, body);
}

function reject({ leg, invite, transaction }: Arrival, code: number, reason: string): void {
  if (leg.state !== 'dialing' && leg.state !== 'ringing') return;
  transaction.respond(responseTo(invite, code, reason, leg.localTag));
  endLeg(leg, { kind: 'rejected', code, reason });
}
