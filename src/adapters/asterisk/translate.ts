import type { EndCause, TelephonyEvent } from '../../core/telephony/event.ts';
import type { LegId } from '../../shared/ids.ts';
import type {
  AriEvent,
  ChannelDestroyed,
  ChannelDtmfReceived,
  ChannelHangupRequest,
  StasisStart,
} from './ari/events.generated.ts';
import {
  legOfChannel,
  legsOf,
  newCall,
  newLeg,
  numberOf,
  withLeg,
  withoutLeg,
  type CallEntry,
  type LegEntry,
} from './call-entry.ts';
import { promptIdOf, readRole } from './channel-role.ts';
import { endCauseOf, type HangupSeen } from './end-cause.ts';

/** `call` is null when the call is over or none of Zvon's. */
export interface Translated {
  call: CallEntry | null;
  events: TelephonyEvent[];
}

/** The channel that an event is about. */
export function channelIdOf(event: AriEvent): string | null {
  if ('playback' in event) return event.playback.target_uri.replace(/^channel:/, '');
  if ('channel' in event) return event.channel?.id ?? null;
  return null;
}

/** What Asterisk said of one call, in the words of the domain. An event told twice, or late, changes nothing. */
export function translate(call: CallEntry | null, event: AriEvent): Translated {
  const at = Date.parse(event.timestamp);
  if (event.type === 'StasisStart') return enter(call, event, at);
  if (call === null) return { call, events: [] };
  switch (event.type) {
    case 'ChannelStateChange':
      return changeState(call, event.channel.id, event.channel.state, at);
    case 'ChannelDtmfReceived':
      return pressDigit(call, event, at);
    case 'PlaybackFinished':
      return finishPlayback(call, event.playback.id, at);
    case 'ChannelEnteredBridge':
      return event.channel === undefined ? same(call) : bridge(call, event.channel.id, true, at);
    case 'ChannelLeftBridge':
      return bridge(call, event.channel.id, false, at);
    case 'ChannelHangupRequest':
      return noteHangup(call, event);
    case 'StasisEnd':
      return isWhyKnown(call, event.channel.id) ? end(call, event.channel.id, at) : same(call);
    case 'ChannelDestroyed':
      return end(noteHangup(call, event).call ?? call, event.channel.id, at);
    default:
      return same(call);
  }
}

const same = (call: CallEntry | null): Translated => ({ call, events: [] });

function enter(call: CallEntry | null, { args, channel }: StasisStart, at: number): Translated {
  const role = readRole(args);
  if (role?.kind === 'caller') {
    const { interactionId, to, attempt } = role;
    const from = numberOf(channel.caller);
    const entry = call ?? newCall({ interactionId, channelId: channel.id, from, to, answered: channel.state === 'Up' });
    return { call: entry, events: [{ kind: 'call.arrived', at, interactionId, from, to, attempt }] };
  }
  if (role?.kind !== 'leg' || call === null || call.legs[role.legId] !== undefined) return same(call);
  return same(withLeg(call, newLeg(role.legId, role.agentId)));
}

function changeState(call: CallEntry, channelId: string, state: string, at: number): Translated {
  if (channelId === call.channelId) return same(state === 'Up' ? { ...call, answered: true } : call);
  const leg = legOfChannel(call, channelId);
  if (leg === null || leg.state === 'up') return same(call);
  const about = { at, interactionId: call.interactionId, legId: leg.legId };
  if (state === 'Up')
    return { call: withLeg(call, { ...leg, state: 'up' }), events: [{ kind: 'leg.answered', ...about }] };
  if (state !== 'Ringing' || leg.state === 'ringing') return same(call);
  return { call: withLeg(call, { ...leg, state: 'ringing', rang: true }), events: [{ kind: 'leg.ringing', ...about }] };
}

/** No sender presses keys faster than this (ITU-T Q.24, table A-1: the least signalling velocity). */
const keyMsMin = 93;

/**
 * Asterisk tells the end of a key when it reads it. One that follows the key before too soon is put back, to be passed
 * on a moment later, and told once more when it is read again: the same key, as long, within the time of one.
 */
function pressDigit(
  call: CallEntry,
  { channel, digit, duration_ms: durationMs }: ChannelDtmfReceived,
  at: number,
): Translated {
  if (channel.id !== call.channelId) return same(call);
  const { pressed } = call;
  const isSameKey = pressed?.digit === digit && pressed.durationMs === durationMs && at - pressed.at < keyMsMin;
  if (isSameKey) return same(call);
  return {
    call: { ...call, pressed: { digit, durationMs, at } },
    events: [{ kind: 'digit.pressed', at, interactionId: call.interactionId, digit }],
  };
}

function finishPlayback(call: CallEntry, playbackId: string, at: number): Translated {
  const { interactionId } = call;
  const promptId = promptIdOf(interactionId, playbackId);
  if (promptId === null) return same(call);
  const playing = call.playing.filter((other) => other !== promptId);
  return { call: { ...call, playing }, events: [{ kind: 'prompt.finished', at, interactionId, promptId }] };
}

function bridge(call: CallEntry, channelId: string, inBridge: boolean, at: number): Translated {
  const leg = legOfChannel(call, channelId);
  if (leg === null && channelId !== call.channelId) return same(call);
  const moved = leg === null ? { ...call, inBridge } : withLeg(call, { ...leg, inBridge });
  const joined = moved.inBridge ? legsOf(moved).filter((other) => other.inBridge && !other.joined) : [];
  return {
    call: joined.reduce((entry, other) => withLeg(entry, { ...other, joined: true }), moved),
    events: joined.map(({ legId }) => ({ kind: 'bridge.joined', at, interactionId: call.interactionId, legId })),
  };
}

/**
 * The cause comes with the hang-up request, before the end itself. In a soft request (Asterisk's own or Zvon's) the
 * number is a flag of Asterisk's and no cause. A SIP code is never overwritten by none.
 */
function noteHangup(call: CallEntry, event: ChannelHangupRequest | ChannelDestroyed): Translated {
  const isSoft = event.type === 'ChannelHangupRequest' && event.soft === true;
  const cause = isSoft ? 0 : (event.cause ?? 0);
  const merge = ({ hangup }: CallEntry | LegEntry): HangupSeen => ({
    cause: cause > 0 ? cause : hangup.cause,
    sipCode: event.tech_cause ?? hangup.sipCode,
    byFarEnd: hangup.byFarEnd || (event.type === 'ChannelHangupRequest' && !isSoft),
  });
  if (event.channel.id === call.channelId) return same({ ...call, hangup: merge(call) });
  const leg = legOfChannel(call, event.channel.id);
  return leg === null ? same(call) : same(withLeg(call, { ...leg, hangup: merge(leg) }));
}

/** Where Asterisk ended it by itself (no audio, nobody answered), only the destruction of the channel tells why. */
function isWhyKnown(call: CallEntry, channelId: string): boolean {
  const ending = channelId === call.channelId ? call : legOfChannel(call, channelId);
  return ending !== null && (ending.endedByZvon || ending.hangup.byFarEnd);
}

/** StasisEnd or ChannelDestroyed, whichever comes: either may be missing. */
function end(call: CallEntry, channelId: string, at: number): Translated {
  const { interactionId } = call;
  if (channelId === call.channelId) {
    if (call.over) return same(call);
    // A caller who goes before the answer has refused nothing and missed nobody.
    const cause = call.answered ? endCauseOf(call.hangup, { ...call, rang: false }) : 'cancelled';
    const by = enderOf(call, cause, 'caller');
    const rest = legsOf(call).length > 0 ? { ...call, over: true, inBridge: false, playing: [] } : null;
    return { call: rest, events: [{ kind: 'call.ended', at, interactionId, cause, by }] };
  }
  const leg = legOfChannel(call, channelId);
  return leg === null ? same(call) : endLeg(call, leg.legId, at);
}

function endLeg(call: CallEntry, legId: LegId, at: number): Translated {
  const leg = call.legs[legId];
  if (leg === undefined) return same(call);
  const cause = endCauseOf(leg.hangup, { ...leg, answered: leg.state === 'up' });
  const by = enderOf(leg, cause, 'agent');
  const { interactionId } = call;
  const rest = withoutLeg(call, legId);
  const isLast = call.over && legsOf(rest).length === 0;
  return { call: isLast ? null : rest, events: [{ kind: 'leg.ended', at, interactionId, legId, cause, by }] };
}

/** A person ends normally, is busy or refuses; where a line is lost or silent nobody did it. */
function enderOf<P>(ended: CallEntry | LegEntry, cause: EndCause, person: P): P | 'zvon' | 'unknown' {
  if (ended.endedByZvon) return 'zvon';
  const isHuman = cause === 'normal' || cause === 'busy' || cause === 'rejected' || cause === 'cancelled';
  return ended.hangup.byFarEnd && isHuman ? person : 'unknown';
}
