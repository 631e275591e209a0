import type { CallLost, CallSeen, TelephonySnapshot } from '../../core/telephony/event.ts';
import type { InteractionId, UserId } from '../../shared/ids.ts';
import type { Bridge, Channel, Endpoint } from './ari/models.generated.ts';
import type { CallBook } from './call-book.ts';
import {
  legOfChannel,
  legsOf,
  newCall,
  newLeg,
  numberOf,
  withLeg,
  type CallEntry,
  type LegEntry,
} from './call-entry.ts';
import { agentIdOf, bridgeIdOf, interactionIdOfBridge, roleOfChannel, type ChannelRole } from './channel-role.ts';

/** A recording as the channel that it runs on tells of it. */
export interface RecordingSeen {
  name: string;
  /** Null while nobody knows. */
  isPaused: boolean | null;
}

type CallerRole = Extract<ChannelRole, { kind: 'caller' }>;
type LegRole = Extract<ChannelRole, { kind: 'leg' }>;

/** What Asterisk listed. */
export interface Stock {
  channels: readonly Channel[];
  bridges: readonly Bridge[];
  endpoints: readonly Endpoint[];
  /** What runs on the calls that were asked for it; null: nothing. */
  recordings: ReadonlyMap<InteractionId, RecordingSeen | null>;
}

export interface StockTaken {
  calls: CallEntry[];
  /** Legs whose caller is gone and that nobody has hung up since, and telephones that dialled by themselves. */
  strayChannelIds: string[];
  strayBridgeIds: string[];
}

/**
 * What exists now, by Asterisk's lists and what is known of each call. Events went on while the lists were made:
 * `since` is the book's revision when they were asked for, and a call that changed after it is as the events say.
 */
export function takeStock(stock: Stock, book: CallBook, since: number): StockTaken {
  const newer = book.all().filter((call) => book.changedSince(call.interactionId, since) || hasLegsLeft(call, stock));
  const isOpen = (id: InteractionId): boolean => !book.changedSince(id, since);
  const calls = new Map<InteractionId, CallEntry>();
  const strayChannelIds: string[] = [];
  const roles = stock.channels.map((channel) => ({ channel, role: roleOfChannel(channel) }));
  for (const { channel, role } of roles)
    if (role?.kind === 'caller' && isOpen(role.interactionId))
      calls.set(role.interactionId, callListed(stock, book, role, channel));
  for (const { channel, role } of roles) {
    if (role?.kind === 'agent-call') strayChannelIds.push(channel.id);
    if (role?.kind !== 'leg' || !isOpen(role.interactionId)) continue;
    const call = calls.get(role.interactionId);
    if (call === undefined) strayChannelIds.push(channel.id);
    else calls.set(role.interactionId, withLeg(call, legListed(stock, book, call, role, channel)));
  }
  return {
    calls: [...calls.values(), ...newer],
    strayChannelIds,
    strayBridgeIds: stock.bridges.filter((bridge) => isStray(bridge, calls, isOpen)).map(({ id }) => id),
  };
}

/** The caller has gone, a leg not yet: its end is still to be told. */
function hasLegsLeft(call: CallEntry, { channels }: Stock): boolean {
  return call.over && channels.some(({ id }) => legOfChannel(call, id) !== null);
}

function callListed(stock: Stock, book: CallBook, role: CallerRole, { id, state, caller }: Channel): CallEntry {
  const { interactionId, to } = role;
  const answered = state === 'Up';
  const seen = newCall({ interactionId, channelId: id, from: numberOf(caller), to, answered });
  const inBridge = membersOf(stock.bridges, interactionId).includes(id);
  const recording = recordingOf(stock.recordings.get(interactionId));
  return { ...(book.find(interactionId) ?? { ...seen, isAdopted: true }), ...recording, answered, inBridge, legs: {} };
}

const recordingOf = (seen: RecordingSeen | null | undefined): Partial<CallEntry> =>
  seen === undefined
    ? {}
    : { recordingName: seen?.name ?? null, recordingPaused: seen === null ? false : seen.isPaused };

function legListed(stock: Stock, book: CallBook, call: CallEntry, role: LegRole, { id, state }: Channel): LegEntry {
  const known = book.find(call.interactionId)?.legs[role.legId] ?? newLeg(role.legId, role.agentId);
  const rang = known.rang || state === 'Ringing';
  const inBridge = membersOf(stock.bridges, call.interactionId).includes(id);
  return {
    ...known,
    state: state === 'Up' ? 'up' : rang ? 'ringing' : 'dialled',
    rang,
    inBridge,
    joined: known.joined || (call.inBridge && inBridge),
  };
}

/** An empty bridge of a call that ended while nobody looked. */
function isStray(
  { id, name, channels }: Bridge,
  calls: ReadonlyMap<InteractionId, CallEntry>,
  isOpen: (interactionId: InteractionId) => boolean,
): boolean {
  const interactionId = interactionIdOfBridge(id, name);
  return interactionId !== null && channels.length === 0 && !calls.has(interactionId) && isOpen(interactionId);
}

function membersOf(bridges: readonly Bridge[], interactionId: InteractionId): readonly string[] {
  return bridges.find(({ id }) => id === bridgeIdOf(interactionId))?.channels ?? [];
}

export function snapshotOf(
  calls: readonly CallEntry[],
  phones: Iterable<UserId>,
  lost: readonly CallLost[],
): TelephonySnapshot {
  return { calls: calls.filter(({ over }) => !over).map(callSeen), phones: [...phones], lost: [...lost] };
}

function callSeen(call: CallEntry): CallSeen {
  const { interactionId, from, to, recordingName, recordingPaused } = call;
  const legs = legsOf(call).map(({ legId, agentId, state, inBridge }) => ({
    legId,
    agentId,
    state: state === 'up' ? ('up' as const) : ('ringing' as const),
    bridged: inBridge && call.inBridge,
  }));
  return { interactionId, from, to, legs, recordingName, recordingPaused };
}

/** The agents whose telephone is reachable; other endpoints (trunks) carry no agent's id. */
export function phonesOf(endpoints: readonly Endpoint[]): Set<UserId> {
  const online = endpoints.filter(({ technology, state }) => technology === 'PJSIP' && state === 'online');
  return new Set(online.flatMap(({ resource }) => agentIdOf(resource) ?? []));
}
