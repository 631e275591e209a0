import assert from 'node:assert/strict';
import type { AudioSource } from './audio-source.ts';
import type { CallEnd } from './call.ts';
import { dialogOfResponse, requestInDialog, userAgent, viaOf } from './dialog.ts';
import {
  agreeAudio,
  commonCodec,
  createLeg,
  describeOffer,
  endLeg,
  markAnswered,
  markRinging,
  sendBye,
  sessionHeaders,
  type CallContext,
  type Leg,
} from './leg.ts';
import { answerDirection, parseSdp } from './sdp.ts';
import { formatNameAddress, formatSipUri, parseNameAddress, type Endpoint } from './sip-address.ts';
import { cseqOf, headerOf, headersOf, type SipHeader, type SipRequest, type SipResponse } from './sip-message.ts';
import { giveUpMs } from './sip-timing.ts';
import { newToken } from './sip-token.ts';

export interface CallOptions {
  /** The number or name to call at the PBX. */
  to: string;
  from: string;
  displayName?: string;
  source: AudioSource;
  headers?: Readonly<Record<string, string>>;
}

interface Attempt {
  leg: Leg;
  invite: SipRequest | null;
  /** RFC 3261 9.1: CANCEL must wait for a provisional response. */
  heard: boolean;
  givenUp: boolean;
  cancelled: boolean;
  earlyBody: string;
  /** The ACK of each answer, by the tag of who answered: a proxy may let several phones answer. */
  acks: Map<string, ReturnType<typeof requestInDialog>>;
}

export function placeCall(context: CallContext, options: CallOptions): Leg {
  const headers = Object.entries(options.headers ?? {}).map(checkedHeader);
  const leg = createLeg(context, `${newToken()}@${context.contact.host}`, newToken(), options.source);
  const attempt: Attempt = {
    leg,
    invite: null,
    heard: false,
    givenUp: false,
    cancelled: false,
    earlyBody: '',
    acks: new Map(),
  };
  leg.giveUp = () => giveUp(attempt);
  leg.media.open(context.contact.host).then(
    (local) => sendInvite(attempt, inviteOf(leg, options, headers, local)),
    () => endLeg(leg, { kind: 'failed', reason: 'no-port' }),
  );
  return leg;
}

function sendInvite(attempt: Attempt, invite: SipRequest): void {
  const { leg } = attempt;
  if (leg.state === 'ended') return;
  const { layer, asterisk } = leg.context;
  attempt.invite = invite;
  layer.request(invite, asterisk, {
    response: (response) => receiveResponse(attempt, response),
    timeout: () => endLeg(leg, attempt.givenUp ? cancelledHere : { kind: 'unreachable' }),
  });
}

const cancelledHere: CallEnd = { kind: 'cancelled', by: 'local' };

function inviteOf(leg: Leg, options: CallOptions, headers: SipHeader[], local: Endpoint): SipRequest {
  const { contact, asterisk } = leg.context;
  const uri = formatSipUri(options.to, asterisk);
  const from = formatSipUri(options.from, contact);
  return {
    kind: 'request',
    method: 'INVITE',
    uri,
    headers: [
      ['Via', viaOf(contact)],
      ['Max-Forwards', '70'],
      ['From', formatNameAddress(options.displayName ?? null, from, leg.localTag)],
      ['To', formatNameAddress(null, uri, null)],
      ['Call-ID', leg.callId],
      ['CSeq', '1 INVITE'],
      ['User-Agent', userAgent],
      ...headers,
      ...sessionHeaders(leg, options.from),
    ],
    body: describeOffer(leg, local),
  };
}

/** Headers come from our own code; one that breaks out of its line is a defect there. */
function checkedHeader([name, value]: [string, string]): SipHeader {
  assert(/^[A-Za-z0-9-]+$/.test(name) && !/[\r\n]/.test(value), `not a header: ${name}`);
  return [name, value];
}

function receiveResponse(attempt: Attempt, response: SipResponse): void {
  attempt.heard = true;
  if (response.code >= 300) refuse(attempt, response);
  else if (response.code >= 200) accept(attempt, response);
  else if (attempt.givenUp) sendCancel(attempt);
  else if (response.code > 100) ring(attempt, response);
}

/** A 183 may bring audio before the answer: announcements and ringing tones are heard, nothing is said yet. */
function ring(attempt: Attempt, response: SipResponse): void {
  const early = parseSdp(response.body);
  if (early.kind === 'audio') {
    attempt.earlyBody = response.body;
    attempt.leg.media.expect(early);
  }
  markRinging(attempt.leg, response.code);
}

function accept(attempt: Attempt, response: SipResponse): void {
  const { leg, invite } = attempt;
  assert(invite !== null, 'an answer follows an INVITE');
  const tag = parseNameAddress(headerOf(response, 'To') ?? '').tag ?? '';
  const { layer, contact, asterisk } = leg.context;
  const known = attempt.acks.get(tag);
  const dialog = dialogOfResponse(invite, response, asterisk);
  const ack = known ?? requestInDialog(dialog, 'ACK', contact, cseqOf(invite).number);
  attempt.acks.set(tag, ack);
  layer.send(ack.request, ack.to);
  if (known !== undefined) return;
  const isFirst = leg.dialog === null && leg.state !== 'ended';
  if (!isFirst) {
    sendBye(leg.context, dialog, () => undefined);
    return;
  }
  leg.dialog = dialog;
  const end = attempt.givenUp ? cancelledHere : establish(attempt, response.body);
  if (end !== null) sendBye(leg.context, dialog, () => endLeg(leg, end));
}

/** Null: the call stands. */
function establish({ leg, earlyBody }: Attempt, body: string): CallEnd | null {
  const answer = parseSdp(body === '' ? earlyBody : body);
  const codec = answer.kind === 'audio' ? commonCodec(leg, answer) : null;
  if (answer.kind !== 'audio' || codec === null) return { kind: 'failed', reason: 'no-common-audio' };
  markAnswered(leg);
  agreeAudio(leg, answer, codec, answerDirection(answer.direction));
  return null;
}

function refuse({ leg, givenUp }: Attempt, response: SipResponse): void {
  const { code, reason } = response;
  if (givenUp) endLeg(leg, cancelledHere);
  else if (code === 401 || code === 407) endLeg(leg, { kind: 'challenged', code, realm: realmOf(response) });
  else endLeg(leg, { kind: 'refused', code, reason });
}

function realmOf(response: SipResponse): string | null {
  const challenge = headerOf(response, response.code === 401 ? 'WWW-Authenticate' : 'Proxy-Authenticate');
  return /\brealm\s*=\s*"([^"]*)"/i.exec(challenge ?? '')?.[1] ?? null;
}

function giveUp(attempt: Attempt): void {
  attempt.givenUp = true;
  if (attempt.invite === null) endLeg(attempt.leg, cancelledHere);
  else if (attempt.heard && attempt.leg.dialog === null) sendCancel(attempt);
}

/** RFC 3261 9.1: the CANCEL carries the branch of what it cancels; its own answer says nothing about the call. */
function sendCancel(attempt: Attempt): void {
  const { leg, invite } = attempt;
  if (invite === null || attempt.cancelled) return;
  attempt.cancelled = true;
  const kept = ['From', 'To', 'Call-ID'].map((name): SipHeader => [name, headerOf(invite, name) ?? '']);
  const cancel: SipRequest = {
    kind: 'request',
    method: 'CANCEL',
    uri: invite.uri,
    headers: [
      ['Via', headersOf(invite, 'Via')[0] ?? ''],
      ['Max-Forwards', '70'],
      ...kept,
      ['CSeq', `${cseqOf(invite).number} CANCEL`],
      ['User-Agent', userAgent],
    ],
    body: '',
  };
  const { layer, asterisk, clock, timing } = leg.context;
  layer.request(cancel, asterisk, { response: () => undefined, timeout: () => undefined });
  // The other side may be gone without a 487; then the transaction counts as cancelled.
  const stopWaiting = clock.after(giveUpMs(timing), () => endLeg(leg, cancelledHere));
  void leg.ended.promise.then(stopWaiting);
}
