import type { CallLost, EndCause, TelephonyEvent } from '../../core/telephony/event.ts';
import type { InteractionId, LegId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { SimulatedClock } from './clock.ts';

type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never;
export type SimulatedEvent = Untimed<TelephonyEvent>;

/** The telephone system in memory: what exists, and how it tells Zvon of it. */
export interface Exchange {
  readonly clock: SimulatedClock;
  readonly promptMs: (prompt: string) => number;
  readonly calls: Map<InteractionId, SimulatedCall>;
  readonly phones: Map<UserId, SimulatedPhoneSet>;
  readonly recordings: SimulatedRecording[];
  /** When this life of the system began. */
  startedAt: Instant;
  /** Contacts that ended before Zvon had them on record. */
  readonly unheard: SimulatedUnheard[];
  /** Calls that nobody had on record when a life of the system ended. */
  readonly lost: CallLost[];
  /** Zvon is connected: calls come to it and events reach it. What happens otherwise is not told later. */
  connected: boolean;
  tell(event: SimulatedEvent): void;
  after(ms: number, act: () => void): () => void;
}

export interface SimulatedCall {
  readonly interactionId: InteractionId;
  readonly from: string | null;
  readonly to: string;
  /** On record, with Zvon or with the witness. */
  isKnown: boolean;
  attempt: number;
  /** False while the dialplan holds the call because Zvon is away. */
  taken: boolean;
  answered: boolean;
  over: boolean;
  music: boolean;
  held: boolean;
  playing: Playback[];
  /** Legs that wait for a prompt to end before they are bridged, as they do in Asterisk. */
  joining: LegId[];
  readonly legs: Map<LegId, SimulatedLeg>;
  recording: SimulatedRecording | null;
  /** What the caller at the other end does when something reaches them. */
  caller: CallerEar;
}

export interface CallerEar {
  answered(): void;
  promptEnded(): void;
  heardMusic(): void;
  bridged(): void;
  ended(): void;
}

export interface Playback {
  promptId: string;
  prompts: string[];
  nth: number;
  cancel: () => void;
}

export interface SimulatedLeg {
  readonly legId: LegId;
  readonly agentId: UserId;
  state: 'ringing' | 'up' | 'ended';
  bridged: boolean;
  /** The phone that held it is gone without a word. */
  dead: boolean;
  ended: { cause: EndCause; by: 'agent' | 'zvon' | 'unknown' } | null;
  cancelTimers: () => void;
}

export interface SimulatedPhoneSet {
  readonly agentId: UserId;
  registered: boolean;
  /** The leg that rings or is up here, and its call. */
  holds: { call: SimulatedCall; leg: SimulatedLeg } | null;
}

export interface SimulatedRecording {
  readonly name: string;
  readonly interactionId: InteractionId;
  readonly startedAt: number;
  endedAt: number | null;
  /** When nothing was recorded; the last pause may last. */
  readonly pauses: { from: number; until: number | null }[];
}

export type SimulatedUnheard = Extract<TelephonyEvent, { kind: 'call.overflowed' | 'call.unheard' }>;

export function phoneOf(exchange: Exchange, agentId: UserId): SimulatedPhoneSet {
  const known = exchange.phones.get(agentId);
  if (known) return known;
  const phone: SimulatedPhoneSet = { agentId, registered: false, holds: null };
  exchange.phones.set(agentId, phone);
  return phone;
}

/** A call that is over is forgotten with its last leg. */
export function forgetIfGone(exchange: Exchange, call: SimulatedCall): void {
  const hasLegs = [...call.legs.values()].some((leg) => leg.state !== 'ended');
  if (call.over && !hasLegs) exchange.calls.delete(call.interactionId);
}

/** A call that Zvon can do something with. */
export function liveCall(exchange: Exchange, interactionId: InteractionId): SimulatedCall | null {
  const call = exchange.calls.get(interactionId);
  return call && !call.over && call.taken ? call : null;
}
