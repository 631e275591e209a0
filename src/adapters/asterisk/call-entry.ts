import type { InteractionId, LegId, UserId } from '../../shared/ids.ts';
import type { HangupSeen } from './end-cause.ts';

/** What the adapter knows of one inbound call: a cache of Asterisk, rebuilt from it at every connect. */
export interface CallEntry {
  interactionId: InteractionId;
  channelId: string;
  from: string | null;
  to: string;
  answered: boolean;
  /** The engine has it on record and decides what is heard. */
  isAcknowledged: boolean;
  inBridge: boolean;
  /** Found in Asterisk's lists, not seen arriving: what plays to the caller is not known. */
  isAdopted: boolean;
  /** Music plays whenever no prompt does. */
  music: boolean;
  playing: readonly string[];
  recordingName: string | null;
  /** Null while nobody knows: it was asked for and no answer came. */
  recordingPaused: boolean | null;
  /** The key that the caller pressed last. */
  pressed: { digit: string; durationMs: number; at: number } | null;
  hangup: HangupSeen;
  endedByZvon: boolean;
  /** The caller is gone; the entry lives on until its last leg is. */
  over: boolean;
  legs: Readonly<Record<LegId, LegEntry>>;
}

export interface LegEntry {
  legId: LegId;
  agentId: UserId | null;
  state: 'dialled' | 'ringing' | 'up';
  rang: boolean;
  inBridge: boolean;
  /** `bridge.joined` was told: coming back from hold does not tell it again. */
  joined: boolean;
  hangup: HangupSeen;
  endedByZvon: boolean;
}

export const noHangup: HangupSeen = { cause: null, sipCode: null, byFarEnd: false };

/** Null where the caller hides: Asterisk then says nothing, or a word (`anonymous`), and that is nobody's number. */
export const numberOf = (caller: { number: string }): string | null =>
  /\d/.test(caller.number) ? caller.number : null;

export function newCall(call: Pick<CallEntry, 'interactionId' | 'channelId' | 'from' | 'to' | 'answered'>): CallEntry {
  return {
    ...call,
    isAcknowledged: false,
    inBridge: false,
    isAdopted: false,
    music: false,
    playing: [],
    recordingName: null,
    recordingPaused: false,
    pressed: null,
    hangup: noHangup,
    endedByZvon: false,
    over: false,
    legs: {},
  };
}

export function newLeg(legId: LegId, agentId: UserId | null): LegEntry {
  return {
    legId,
    agentId,
    state: 'dialled',
    rang: false,
    inBridge: false,
    joined: false,
    hangup: noHangup,
    endedByZvon: false,
  };
}

export const withLeg = (call: CallEntry, leg: LegEntry): CallEntry => ({
  ...call,
  legs: { ...call.legs, [leg.legId]: leg },
});

export function withoutLeg(call: CallEntry, legId: LegId): CallEntry {
  const { [legId]: _gone, ...legs } = call.legs;
  return { ...call, legs };
}

export const legsOf = (call: CallEntry): LegEntry[] => Object.values(call.legs);

/** A leg's channel carries the leg's id. */
export const legOfChannel = (call: CallEntry, channelId: string): LegEntry | null =>
  call.legs[channelId as LegId] ?? null;
