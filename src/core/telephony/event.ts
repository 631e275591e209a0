import type { InteractionId, LegId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';

/** Why a leg or a call ended, in the trade's words; the adapter maps SIP and Q.850 causes onto them. */
export type EndCause =
  'normal' | 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'cancelled' | 'failed' | 'media-lost' | 'pbx-lost';

/**
 * What a telephone system tells, in the words of the domain. `interactionId` is the id that the dialplan minted
 * (`CC_CONTACT`), so it is known even when Zvon was away as the call came. The adapter may tell an event twice;
 * whoever receives it must not mind.
 */
export type TelephonyEvent = { at: Instant } & (
  | { kind: 'call.arrived'; interactionId: InteractionId; from: string | null; to: string; attempt: number }
  /** At this time the dialplan sent the caller to the overflow, because Zvon was away for too long. Told more than once. */
  | { kind: 'call.overflowed'; interactionId: InteractionId; from: string | null; to: string }
  /** The caller had hung up at this time, before any engine heard of the call. Told more than once. */
  | {
      kind: 'call.unheard';
      interactionId: InteractionId;
      from: string | null;
      to: string;
    }
  | { kind: 'call.ended'; interactionId: InteractionId; cause: EndCause; by: 'caller' | 'zvon' | 'unknown' }
  | { kind: 'digit.pressed'; interactionId: InteractionId; digit: string }
  | { kind: 'prompt.finished'; interactionId: InteractionId; promptId: string }
  | { kind: 'leg.ringing'; interactionId: InteractionId; legId: LegId }
  | { kind: 'leg.answered'; interactionId: InteractionId; legId: LegId }
  | { kind: 'leg.ended'; interactionId: InteractionId; legId: LegId; cause: EndCause; by: 'agent' | 'zvon' | 'unknown' }
  | { kind: 'bridge.joined'; interactionId: InteractionId; legId: LegId }
  | { kind: 'recording.ended'; interactionId: InteractionId; recordingName: string }
  | { kind: 'phone.registered'; agentId: UserId }
  | { kind: 'phone.lost'; agentId: UserId }
  | { kind: 'telephony.lost' }
  /** `startedAt` tells one life of the telephony system from the next: a call outlives a connection, never a life. */
  | { kind: 'telephony.connected'; startedAt: Instant; snapshot: TelephonySnapshot }
);

/** What exists now according to the telephone system: the authority for channels, bridges and recordings. */
export interface TelephonySnapshot {
  calls: CallSeen[];
  phones: UserId[];
  /** Calls that died with the life of the system before this one, known or not; an old list says nothing new. */
  lost: CallLost[];
}

export interface CallLost {
  interactionId: InteractionId;
  from: string | null;
  to: string;
}

export interface CallSeen {
  interactionId: InteractionId;
  from: string | null;
  to: string;
  legs: { legId: LegId; agentId: UserId | null; state: 'ringing' | 'up'; bridged: boolean }[];
  recordingName: string | null;
  /** Null while nobody knows: it was asked for and no answer came. */
  recordingPaused: boolean | null;
}
