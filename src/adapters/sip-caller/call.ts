import type { AudioSource } from './audio-source.ts';
import type { Received } from './recorder.ts';
import type { PlayOutcome } from './rtp-sender.ts';
import type { Direction } from './sdp.ts';
import type { ReceivedDigit } from './telephone-event.ts';

export type CallState = 'dialing' | 'ringing' | 'answered' | 'ended';

/** How a call came to its end; a refusal is an outcome like any other. */
export type CallEnd =
  /** After the answer; `afterMs` since it. */
  | { kind: 'hung-up'; by: 'local' | 'remote'; afterMs: number }
  /** Given up before the answer by whoever called. */
  | { kind: 'cancelled'; by: 'local' | 'remote' }
  /** The other side said no: 486 busy, 603 declined, 480 not available, 404 nobody there ... */
  | { kind: 'refused'; code: number; reason: string }
  /** The other side wants a password; this caller is known by its address and has none. */
  | { kind: 'challenged'; code: 401 | 407; realm: string | null }
  /** An incoming call that we refused. */
  | { kind: 'rejected'; code: number; reason: string }
  /** Nobody answered the INVITE at all. */
  | { kind: 'unreachable' }
  | { kind: 'failed'; reason: 'no-common-audio' | 'no-acknowledgement' | 'no-port' | 'closed' };

export type Ringing = { kind: 'ringing'; code: number };
export type Answered = { kind: 'answered' };

export type DigitsOutcome =
  { kind: 'sent' } | { kind: 'not-sent'; reason: 'not-answered' | 'ended' | 'not-negotiated' };

/** A call from either side. All times are ms since its answer. No promise here ever rejects. */
export interface Call {
  /** SIP Call-ID, as it stands in the log of the other side. */
  readonly callId: string;
  readonly state: CallState;
  /** Resolves at the first ring, or with the answer or the end if there was none. */
  ringing(): Promise<Ringing | Answered | CallEnd>;
  answered(): Promise<Answered | CallEnd>;
  ended(): Promise<CallEnd>;
  /** Resolves when the last key was released. Keys are pressed one after another, also those of several calls. */
  sendDigits(digits: string, timing?: { toneMs?: number; gapMs?: number }): Promise<DigitsOutcome>;
  /** Replaces what is sent; before the answer: what is sent from the answer on. */
  play(source: AudioSource): Promise<PlayOutcome>;
  /** BYE, CANCEL or a refusal, whichever the state asks for. */
  hangUp(): Promise<CallEnd>;
  readonly received: Received;
  /** Keys that the other side pressed. */
  readonly digits: readonly ReceivedDigit[];
  /** Our direction of audio and its changes: `recvonly` and `inactive` mean that the other side put us on hold. */
  readonly directions: readonly { atMs: number; direction: Direction }[];
  nowMs(): number;
}

export interface IncomingCall extends Call {
  readonly from: string;
  readonly displayName: string | null;
  readonly to: string;
  header(name: string): string | null;
  /** Tells the caller that the phone rings. Resolves after `forMs`, or at once when the call ends meanwhile. */
  ring(forMs?: number): Promise<{ kind: 'rung' } | CallEnd>;
  answer(source: AudioSource): Promise<Answered | CallEnd>;
  reject(code: number, reason?: string): Promise<CallEnd>;
}
