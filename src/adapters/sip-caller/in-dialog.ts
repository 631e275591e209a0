import { responseTo } from './dialog.ts';
import {
  agreeAudio,
  commonCodec,
  describeAnswer,
  describeOffer,
  endLeg,
  hungUp,
  leave,
  sendBye,
  sessionHeaders,
  type Leg,
} from './leg.ts';
import { answerDirection, parseSdp } from './sdp.ts';
import type { ServerTransaction } from './server-transaction.ts';
import { cseqOf, type SipRequest } from './sip-message.ts';

/** What the other side asks within a call. */
export function receiveInDialog(leg: Leg, request: SipRequest, transaction: ServerTransaction): void {
  if (request.method === 'BYE') receiveBye(leg, request, transaction);
  else if (request.method === 'INVITE') receiveReInvite(leg, request, transaction);
  else if (request.method === 'OPTIONS') transaction.respond(responseTo(request, 200, 'OK', leg.localTag));
  else transaction.respond(notAllowed(request, leg.localTag));
}

export const notAllowed = (request: SipRequest, localTag: string | null): ReturnType<typeof responseTo> =>
  responseTo(request, 405, 'Method Not Allowed', localTag);

/** An ACK confirms our 2xx; it may bring the answer to an offer of ours. Copies find nothing to do. */
export function receiveAck(leg: Leg, ack: SipRequest): void {
  if (leg.state !== 'answered' || leg.awaitingAck?.sequence !== cseqOf(ack).number) return;
  // The ACK of a 2xx has a branch of its own, so the transaction has not seen it.
  leg.awaitingAck.transaction.acknowledge();
  leg.awaitingAck = null;
  const agreed = !leg.awaitingAnswer || takeAnswer(leg, ack.body);
  if (leg.leaving || !agreed) leave(leg);
}

/** RFC 3261 13.3.1.4: a 2xx that nobody confirms ends the call. */
function unacknowledged(leg: Leg): void {
  if (leg.dialog !== null && leg.state === 'answered') sendBye(leg.context, leg.dialog, () => undefined);
  endLeg(leg, { kind: 'failed', reason: 'no-acknowledgement' });
}

function receiveBye(leg: Leg, request: SipRequest, transaction: ServerTransaction): void {
  transaction.respond(responseTo(request, 200, 'OK', leg.localTag));
  if (leg.state === 'answered') endLeg(leg, hungUp(leg, leg.leaving ? 'local' : 'remote'));
  else leg.withdrawn();
}

/** Hold, resume, and the PBX moving the audio elsewhere. */
function receiveReInvite(leg: Leg, request: SipRequest, transaction: ServerTransaction): void {
  if (leg.state !== 'answered' || leg.awaitingAck !== null) {
    transaction.respond(responseTo(request, 491, 'Request Pending', leg.localTag));
    return;
  }
  const body = request.body === '' ? lateOffer(leg) : answerOffer(leg, request.body);
  if (body === null) {
    transaction.respond(responseTo(request, 488, 'Not Acceptable Here', leg.localTag));
    return;
  }
  acceptInvite(leg, request, transaction, body);
}

/** The 200 of an INVITE, first or later. */
export function acceptInvite(leg: Leg, request: SipRequest, transaction: ServerTransaction, body: string): void {
  leg.awaitingAck = { transaction, sequence: cseqOf(request).number };
  leg.awaitingAnswer = request.body === '';
  const headers = sessionHeaders(leg, 'zvon');
  transaction.respond(responseTo(request, 200, 'OK', leg.localTag, { headers, body }), () => unacknowledged(leg));
}

/** RFC 3261 14.2: an INVITE without a description asks for our offer. */
export function lateOffer(leg: Leg): string | null {
  return leg.media.local === null ? null : describeOffer(leg, leg.media.local);
}

export function answerOffer(leg: Leg, body: string): string | null {
  const offer = parseSdp(body);
  const codec = offer.kind === 'audio' ? commonCodec(leg, offer) : null;
  if (offer.kind !== 'audio' || codec === null) return null;
  const direction = answerDirection(offer.direction);
  agreeAudio(leg, offer, codec, direction);
  return describeAnswer(leg, offer, codec, direction);
}

/** False: the answer is of no use. */
function takeAnswer(leg: Leg, body: string): boolean {
  leg.awaitingAnswer = false;
  const answer = parseSdp(body);
  const codec = answer.kind === 'audio' ? commonCodec(leg, answer) : null;
  if (answer.kind === 'audio' && codec !== null) {
    agreeAudio(leg, answer, codec, answerDirection(answer.direction));
    return true;
  }
  return false;
}
