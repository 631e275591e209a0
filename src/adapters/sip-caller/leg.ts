import type { AudioSource } from './audio-source.ts';
import type { CallEnd, CallState, Answered, Call, Ringing } from './call.ts';
import type { Clock } from './clock.ts';
import { allowedMethods, requestInDialog, type Dialog } from './dialog.ts';
import type { Codec } from './g711.ts';
import { createMediaSession, type MediaSession } from './media-session.ts';
import { createMilestone, type Milestone } from './milestone.ts';
import { ownEventPayloadType, serialiseSdp, type AudioDescription, type Direction } from './sdp.ts';
import type { ServerTransaction } from './server-transaction.ts';
import { formatSipUri, type Endpoint } from './sip-address.ts';
import type { SipHeader } from './sip-message.ts';
import type { SipTiming } from './sip-timing.ts';
import type { TransactionLayer } from './transaction-layer.ts';

/** What all calls of one caller share. */
export interface CallContext {
  clock: Clock;
  timing: SipTiming;
  layer: TransactionLayer;
  /** Our own SIP address. */
  contact: Endpoint;
  asterisk: Endpoint;
  /** In the order of preference. */
  codecs: readonly Codec[];
  keepMs: number;
  onEnded(leg: Leg): void;
}

/** Our half of a call. */
export interface Leg {
  readonly context: CallContext;
  readonly callId: string;
  readonly localTag: string;
  readonly media: MediaSession;
  readonly directions: { atMs: number; direction: Direction }[];
  readonly ringing: Milestone<Ringing | Answered | CallEnd>;
  readonly answered: Milestone<Answered | CallEnd>;
  readonly ended: Milestone<CallEnd>;
  readonly sessionId: number;
  sdpVersion: number;
  state: CallState;
  dialog: Dialog | null;
  /** The INVITE whose 2xx of ours waits for its ACK; only after that may we send BYE (RFC 3261 15). */
  awaitingAck: { transaction: ServerTransaction; sequence: number } | null;
  /** Our 2xx carried an offer, so the ACK carries the answer. */
  awaitingAnswer: boolean;
  leaving: boolean;
  byeSent: boolean;
  /** What hanging up means before the answer. */
  giveUp(): void;
  /** The other side took back what it began before the answer. */
  withdrawn(): void;
}

let sessions = 0;

export function createLeg(context: CallContext, callId: string, localTag: string, source: AudioSource): Leg {
  sessions += 1;
  return {
    context,
    callId,
    localTag,
    media: createMediaSession(context.clock, source, context.keepMs),
    directions: [],
    ringing: createMilestone(),
    answered: createMilestone(),
    ended: createMilestone(),
    sessionId: sessions,
    sdpVersion: 0,
    state: 'dialing',
    dialog: null,
    awaitingAck: null,
    awaitingAnswer: false,
    leaving: false,
    byeSent: false,
    giveUp: () => undefined,
    withdrawn: () => undefined,
  };
}

export function markRinging(leg: Leg, code: number): void {
  if (leg.state !== 'dialing') return;
  leg.state = 'ringing';
  leg.ringing.reach({ kind: 'ringing', code });
}

export function markAnswered(leg: Leg): void {
  leg.state = 'answered';
  leg.media.recorder.markAnswered(leg.context.clock.nowMs());
  leg.ringing.reach({ kind: 'answered' });
  leg.answered.reach({ kind: 'answered' });
}

export function endLeg(leg: Leg, end: CallEnd): void {
  if (leg.state === 'ended') return;
  leg.state = 'ended';
  leg.media.close();
  leg.ringing.reach(end);
  leg.answered.reach(end);
  leg.ended.reach(end);
  leg.context.onEnded(leg);
}

/** What both sides now know of each other's audio takes effect. */
export function agreeAudio(leg: Leg, remote: AudioDescription, codec: Codec, direction: Direction): void {
  leg.media.expect(remote);
  leg.media.talk(codec, direction);
  if (leg.directions.at(-1)?.direction !== direction) leg.directions.push({ atMs: nowMs(leg), direction });
}

export const nowMs = (leg: Leg): number => leg.media.recorder.elapsedMs(leg.context.clock.nowMs());

/** The first of the other side's codecs that we have too: its wish counts, as RFC 3264 6.1 recommends. */
export function commonCodec(leg: Leg, remote: AudioDescription): Codec | null {
  return remote.codecs.find((codec) => leg.context.codecs.includes(codec)) ?? null;
}

export function describeOffer(leg: Leg, local: Endpoint): string {
  const { codecs } = leg.context;
  return describe(leg, local, { codecs, eventPayloadType: ownEventPayloadType, direction: 'sendrecv', offered: null });
}

export function describeAnswer(leg: Leg, offered: AudioDescription, codec: Codec, direction: Direction): string {
  const local = leg.media.local ?? { host: leg.context.contact.host, port: 0 };
  return describe(leg, local, { codecs: [codec], eventPayloadType: offered.eventPayloadType, direction, offered });
}

function describe(
  leg: Leg,
  local: Endpoint,
  audio: Pick<Parameters<typeof serialiseSdp>[0], 'codecs' | 'eventPayloadType' | 'direction' | 'offered'>,
): string {
  leg.sdpVersion += 1;
  return serialiseSdp({ ...audio, local, sessionId: leg.sessionId, version: leg.sdpVersion });
}

/** Headers of a message that carries a description and names our address. */
export function sessionHeaders(leg: Leg, user: string): SipHeader[] {
  return [
    ['Contact', `<${formatSipUri(user, leg.context.contact)}>`],
    ['Allow', allowedMethods],
    ['Content-Type', 'application/sdp'],
  ];
}

export async function hangUp(leg: Leg): Promise<CallEnd> {
  if (leg.state === 'dialing' || leg.state === 'ringing') leg.giveUp();
  if (leg.state === 'answered') leave(leg);
  return leg.ended.promise;
}

/** Sends BYE, or leaves it to the ACK that is still to come. */
export function leave(leg: Leg): void {
  leg.media.sender.stop();
  leg.leaving = true;
  if (leg.awaitingAck !== null || leg.dialog === null || leg.byeSent) return;
  leg.byeSent = true;
  sendBye(leg.context, leg.dialog, () => endLeg(leg, hungUp(leg, 'local')));
}

export function hungUp(leg: Leg, by: 'local' | 'remote'): CallEnd {
  return { kind: 'hung-up', by, afterMs: Math.round(nowMs(leg)) };
}

/** `done` comes with the final answer, whatever it says, or when none came. */
export function sendBye(context: CallContext, dialog: Dialog, done: () => void): void {
  const { request, to } = requestInDialog(dialog, 'BYE', context.contact);
  context.layer.request(request, to, {
    response: (response) => (response.code >= 200 ? done() : undefined),
    timeout: done,
  });
}

export function callOf(leg: Leg): Call {
  return {
    callId: leg.callId,
    get state() {
      return leg.state;
    },
    ringing: () => leg.ringing.promise,
    answered: () => leg.answered.promise,
    ended: () => leg.ended.promise,
    async sendDigits(digits, timing = {}) {
      if (leg.state === 'ended') return { kind: 'not-sent', reason: 'ended' };
      if (leg.state !== 'answered') return { kind: 'not-sent', reason: 'not-answered' };
      if (leg.media.remote?.eventPayloadType === null) return { kind: 'not-sent', reason: 'not-negotiated' };
      const sent = await leg.media.sender.sendDigits(digits, { toneMs: 100, gapMs: 100, ...timing });
      return sent ? { kind: 'sent' } : { kind: 'not-sent', reason: 'ended' };
    },
    play: (source) => leg.media.sender.play(source),
    hangUp: () => hangUp(leg),
    received: leg.media.recorder,
    digits: leg.media.digits,
    directions: leg.directions,
    nowMs: () => nowMs(leg),
  };
}
