import type { ChosenState } from '../../shared/agent-state.ts';
import type { InteractionId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { OwnState } from './empty-state.ts';
import { inOrder } from './in-order.ts';
import { wrapUpKeyOf } from './leg-ids.ts';
import type { Memory, OwnMemory } from './memory.ts';
import type { AgentNow, CallNow, CallPlace, LastAgent, RoutingState, WrapUpNow } from './state.ts';

/** Grows when the snapshot changes: one of another shape is not read, the log is folded anew. */
export const stateShape = 6;

/** A routing state as JSON. Equal states give equal text: everything is in an order of its own, not of its history. */
export interface RoutingSnapshot {
  agents: AgentNow[];
  calls: CallNow[];
  wrapUps: WrapUpNow[];
  trays: [UserId, readonly InteractionId[]][];
  telephony: RoutingState['telephony'];
  telephonyStartedAt: Instant | null;
  endedCalls: MemorySnapshot<InteractionId, Instant>;
  unheard: [InteractionId, Instant][];
  lastAgents: MemorySnapshot<string, LastAgent>;
}

interface MemorySnapshot<K, V> {
  newer: [K, V][];
  older: [K, V][];
  since: Instant;
}

/** The records in it are those of the state, which never change: it may be written while the state goes on. */
export const toSnapshot = (state: RoutingState): RoutingSnapshot => ({
  agents: inOrder(state.agents).map(([, agent]) => agent),
  calls: inOrder(state.calls).map(([, call]) => ({ ...call, attributes: sorted(call.attributes) })),
  wrapUps: inOrder(state.wrapUps).map(([, wrapUp]) => wrapUp),
  trays: inOrder(state.trays),
  telephony: state.telephony,
  telephonyStartedAt: state.telephonyStartedAt,
  endedCalls: memoryOf(state.endedCalls),
  unheard: inOrder(state.unheard),
  lastAgents: memoryOf(state.lastAgents),
});

const memoryOf = <K, V>({ newer, older, since }: Memory<K, V>): MemorySnapshot<K, V> => ({
  newer: inOrder(newer),
  older: inOrder(older),
  since,
});

const sorted = (attributes: CallNow['attributes']): CallNow['attributes'] =>
  Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The database keeps JSON in an order of its own: every record is made anew in the order that it has when it is folded. */
export const fromSnapshot = (snapshot: RoutingSnapshot): OwnState => ({
  agents: new Map(snapshot.agents.map((agent) => [agent.id, agentFrom(agent)])),
  calls: new Map(snapshot.calls.map((call) => [call.id, callFrom(call)])),
  wrapUps: new Map(
    snapshot.wrapUps.map((wrapUp) => [wrapUpKeyOf(wrapUp.interactionId, wrapUp.agentId), wrapUpFrom(wrapUp)]),
  ),
  trays: new Map(snapshot.trays),
  telephony: snapshot.telephony,
  telephonyStartedAt: snapshot.telephonyStartedAt,
  endedCalls: memoryFrom(snapshot.endedCalls, (at) => at),
  unheard: new Map(snapshot.unheard),
  lastAgents: memoryFrom(snapshot.lastAgents, ({ agentId, at }) => ({ agentId, at })),
});

const memoryFrom = <K, V>({ newer, older, since }: MemorySnapshot<K, V>, made: (value: V) => V): OwnMemory<K, V> => ({
  newer: new Map(newer.map(([key, value]) => [key, made(value)])),
  older: new Map(older.map(([key, value]) => [key, made(value)])),
  since,
});

const agentFrom = (agent: AgentNow): AgentNow => ({
  id: agent.id,
  state: agent.state,
  reason: agent.reason,
  activity: agent.activity,
  since: agent.since,
  before: chosenFrom(agent.before),
  next: agent.next && chosenFrom(agent.next),
  idleSince: agent.idleSince,
  interactionId: agent.interactionId,
  phoneRegistered: agent.phoneRegistered,
  present: agent.present,
  presentUntil: agent.presentUntil,
});

const chosenFrom = (chosen: ChosenState): ChosenState =>
  chosen.state === 'ready' ? { state: 'ready' } : { state: 'not_ready', reason: chosen.reason };

const callFrom = (call: CallNow): CallNow => ({
  id: call.id,
  from: call.from,
  to: call.to,
  language: call.language,
  priority: call.priority,
  principalId: call.principalId,
  flowId: call.flowId,
  flowVersion: call.flowVersion,
  arrivedAt: call.arrivedAt,
  place: placeFrom(call.place),
  attributes: attributesFrom(call.attributes),
  recordingName: call.recordingName,
  recordingId: call.recordingId,
  attempts: call.attempts,
  triedAgentIds: call.triedAgentIds,
});

const attributesFrom = (attributes: CallNow['attributes']): CallNow['attributes'] =>
  Object.fromEntries(Object.entries(attributes).map(([key, { value, type, check }]) => [key, { value, type, check }]));

function placeFrom(place: CallPlace): CallPlace {
  switch (place.kind) {
    case 'flow': {
      const { kind, step, entry, digits, tries, until, promptId } = place;
      return { kind, step, entry, digits, tries, until, promptId };
    }
    case 'queue':
      return { kind: 'queue', ...waitFrom(place) };
    case 'offered':
      return {
        kind: 'offered',
        ...waitFrom(place),
        agentId: place.agentId,
        legId: place.legId,
        ringUntil: place.ringUntil,
      };
    case 'talking': {
      const { kind, queueId, agentId, legId, answeredAt, bridged, held, legLostUntil, redialling } = place;
      return { kind, queueId, agentId, legId, answeredAt, bridged, held, legLostUntil, redialling };
    }
  }
}

function waitFrom(place: Extract<CallPlace, { kind: 'queue' | 'offered' }>) {
  const { queueId, priority, queuedAt, lastAgentId, positionNextAt, positionTold, ring, relaxAt } = place;
  return { queueId, priority, queuedAt, lastAgentId, positionNextAt, positionTold, ring, relaxAt };
}

function wrapUpFrom({ interactionId, agentId, queueId, until, extensions }: WrapUpNow): WrapUpNow {
  return { interactionId, agentId, queueId, until, extensions };
}
