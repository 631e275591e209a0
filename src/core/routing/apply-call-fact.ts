import type { RoutingFact } from '../../shared/events.ts';
import type { InteractionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { OwnState } from './empty-state.ts';
import { change, put, type Journal } from './journal.ts';
import { flowPromptIdOf } from './leg-ids.ts';
import { endedCallMs, endedCallsMin, lastAgentsMin, unheardMs } from './limits.ts';
import { forgetOlder, remember } from './memory.ts';
import type { CallNow, CallPlace, LastAgent } from './state.ts';

type CallFact = Exclude<
  RoutingFact,
  { kind: `agent.${string}` | `wrapup.${string}` | `callback.${string}` | `telephony.${string}` }
>;
type PlaceAt<K extends CallPlace['kind']> = Extract<CallPlace, { kind: K }>;
type Fact<K extends CallFact['kind']> = Extract<CallFact, { kind: K }>;

export function applyCallFact(state: OwnState, at: Instant, fact: CallFact, journal: Journal | null): void {
  if (fact.kind === 'call.arrived') return arrive(state, at, fact, journal);
  const call = state.calls.get(fact.interactionId);
  if (!call) return;
  if (fact.kind === 'call.ended') return end(state, call, at, journal);
  change(state.calls, call.id, changed(call, at, fact), journal?.calls);
}

function arrive(state: OwnState, at: Instant, fact: Fact<'call.arrived'>, journal: Journal | null): void {
  const overAt = overAtOf(fact);
  if (overAt !== undefined) noteUnheard(state, fact.interactionId, overAt, journal);
  change(state.calls, fact.interactionId, arrived(fact, at), journal?.calls);
}

/** When a contact was over that is told of only afterwards. */
const overAtOf = ({ overflowedAt, unheardAt }: Fact<'call.arrived'>): Instant | undefined => overflowedAt ?? unheardAt;

function noteUnheard(state: OwnState, id: InteractionId, overAt: Instant, journal: Journal | null): void {
  const { unheard } = state;
  put(unheard, id, overAt, journal?.rest);
  const newest = Math.max(...unheard.values());
  for (const [known, at] of unheard) {
    if (at <= newest - unheardMs) put(unheard, known, undefined, journal?.rest);
  }
}

const arrived = (fact: Fact<'call.arrived'>, at: Instant): CallNow => ({
  id: fact.interactionId,
  from: fact.from,
  to: fact.to,
  language: fact.language,
  priority: 0,
  principalId: fact.principalId,
  flowId: fact.flowId,
  flowVersion: fact.flowVersion,
  arrivedAt: overAtOf(fact) ?? at,
  place: { kind: 'flow', step: '', entry: 0, digits: '', tries: 0, until: null, promptId: null },
  attributes: {},
  recordingName: null,
  recordingId: null,
  attempts: 0,
  triedAgentIds: [],
});

function changed(call: CallNow, at: Instant, fact: Exclude<CallFact, Fact<'call.arrived' | 'call.ended'>>): CallNow {
  switch (fact.kind) {
    case 'attribute.set': {
      const attribute = { value: fact.value, type: fact.type, check: fact.check };
      return { ...call, attributes: { ...call.attributes, [fact.key]: attribute } };
    }
    case 'language.chosen':
      return { ...call, language: fact.language };
    case 'call.prioritySet':
      return { ...call, priority: fact.priority };
    case 'call.offered':
      return movedTo(call, placeAfter(call, at, fact), fact.attempt);
    case 'leg.redialled':
      return { ...call, attempts: call.attempts + 1, place: placeAfter(call, at, fact) };
    case 'offer.ended':
      return { ...call, triedAgentIds: triedAfter(call, fact), place: placeAfter(call, at, fact) };
    case 'call.transferred':
      return call;
    case 'recording.started':
      return { ...call, recordingName: fact.name, recordingId: fact.recordingId };
    case 'recording.ended':
      return { ...call, recordingName: null, recordingId: null };
    default:
      return movedTo(call, placeAfter(call, at, fact), call.attempts);
  }
}

/** Named one by one: spreading costs many times as much, and this is done several times for every contact. */
const movedTo = (call: CallNow, place: CallPlace, attempts: number): CallNow => ({
  id: call.id,
  from: call.from,
  to: call.to,
  language: call.language,
  priority: call.priority,
  principalId: call.principalId,
  flowId: call.flowId,
  flowVersion: call.flowVersion,
  arrivedAt: call.arrivedAt,
  place,
  attributes: call.attributes,
  recordingName: call.recordingName,
  recordingId: call.recordingId,
  attempts,
  triedAgentIds: call.triedAgentIds,
});

function triedAfter(call: CallNow, fact: Fact<'offer.ended'>): readonly CallNow['triedAgentIds'][number][] {
  if (fact.how === 'withdrawn' || call.triedAgentIds.includes(fact.agentId)) return call.triedAgentIds;
  return [...call.triedAgentIds, fact.agentId];
}

type MovingFact = Exclude<
  CallFact,
  Fact<
    | 'call.arrived'
    | 'call.ended'
    | 'attribute.set'
    | 'language.chosen'
    | 'call.prioritySet'
    | 'call.transferred'
    | 'recording.started'
    | 'recording.ended'
  >
>;

function placeAfter(call: CallNow, at: Instant, fact: MovingFact): CallPlace {
  switch (fact.kind) {
    case 'flow.stepEntered':
    case 'flow.digitsTyped':
      return call.place.kind === 'flow' ? inFlow(call.id, call.place, fact) : call.place;
    case 'call.queued':
      return queued(call.place, fact);
    case 'call.answered':
      return answered(call.place, at, fact);
    case 'call.positionTold':
    case 'call.relaxed':
    case 'call.offered':
    case 'offer.ended':
      return waiting(call.place, fact);
    case 'leg.redialled':
      return redialled(call.place, fact);
    default:
      return call.place.kind === 'talking' ? talking(call.place, fact) : call.place;
  }
}

function inFlow(
  id: InteractionId,
  place: PlaceAt<'flow'>,
  fact: Fact<'flow.stepEntered' | 'flow.digitsTyped'>,
): CallPlace {
  if (fact.kind === 'flow.digitsTyped') return { ...place, digits: fact.digits, until: fact.until, promptId: null };
  if (fact.entry === place.entry) return { ...place, until: fact.until, promptId: null };
  const tries = fact.step === place.step ? place.tries + 1 : 1;
  const promptId = flowPromptIdOf(id, fact.entry);
  return { kind: 'flow', step: fact.step, entry: fact.entry, digits: '', tries, until: fact.until, promptId };
}

/** Back at the front of the same queue the caller has heard the position before and keeps the ring; a new one begins anew. */
function queued(place: CallPlace, fact: Fact<'call.queued'>): CallPlace {
  const heard = (place.kind === 'queue' || place.kind === 'offered') && place.queueId === fact.queueId ? place : null;
  return {
    kind: 'queue',
    queueId: fact.queueId,
    priority: fact.priority,
    queuedAt: fact.queuedAt,
    lastAgentId: fact.lastAgentId,
    positionNextAt: heard?.positionNextAt ?? null,
    positionTold: heard?.positionTold ?? null,
    ring: heard?.ring ?? 0,
    relaxAt: heard ? heard.relaxAt : (fact.relaxAt ?? null),
  };
}

function waiting(
  place: CallPlace,
  fact: Fact<'call.positionTold' | 'call.relaxed' | 'call.offered' | 'offer.ended'>,
): CallPlace {
  if (place.kind !== 'queue' && place.kind !== 'offered') return place;
  switch (fact.kind) {
    case 'call.positionTold':
      return { ...place, positionTold: fact.position, positionNextAt: fact.nextAt };
    case 'call.relaxed':
      return { ...place, ring: fact.ring, relaxAt: fact.nextAt };
    case 'call.offered':
      return offered(place, fact);
    case 'offer.ended': {
      const { queueId, priority, queuedAt, lastAgentId, positionNextAt, positionTold, ring, relaxAt } = place;
      return { kind: 'queue', queueId, priority, queuedAt, lastAgentId, positionNextAt, positionTold, ring, relaxAt };
    }
  }
}

const offered = (place: PlaceAt<'queue' | 'offered'>, fact: Fact<'call.offered'>): CallPlace => ({
  kind: 'offered',
  queueId: place.queueId,
  priority: place.priority,
  queuedAt: place.queuedAt,
  lastAgentId: place.lastAgentId,
  positionNextAt: place.positionNextAt,
  positionTold: place.positionTold,
  ring: place.ring,
  relaxAt: place.relaxAt,
  agentId: fact.agentId,
  legId: fact.legId,
  ringUntil: fact.ringUntil,
});

function answered(place: CallPlace, at: Instant, fact: Fact<'call.answered'>): CallPlace {
  if (place.kind !== 'offered') return place;
  return {
    kind: 'talking',
    queueId: place.queueId,
    agentId: fact.agentId,
    legId: fact.legId,
    answeredAt: at,
    bridged: false,
    held: false,
    legLostUntil: null,
    redialling: false,
  };
}

const bridged = ({ kind, queueId, agentId, legId, answeredAt, held }: PlaceAt<'talking'>): CallPlace => ({
  kind,
  queueId,
  agentId,
  legId,
  answeredAt,
  bridged: true,
  held,
  legLostUntil: null,
  redialling: false,
});

function redialled(place: CallPlace, fact: Fact<'leg.redialled'>): CallPlace {
  if (place.kind === 'offered') return { ...place, legId: fact.legId };
  return place.kind === 'talking' ? { ...place, legId: fact.legId, redialling: true } : place;
}

function talking(
  place: PlaceAt<'talking'>,
  fact: Fact<'call.bridged' | 'call.held' | 'call.resumed' | 'leg.lost'>,
): CallPlace {
  switch (fact.kind) {
    case 'call.bridged':
      return bridged(place);
    case 'call.held':
      return { ...place, held: true };
    case 'call.resumed':
      return { ...place, held: false };
    case 'leg.lost':
      return { ...place, bridged: false, legLostUntil: fact.until, redialling: false };
  }
}

function end(state: OwnState, call: CallNow, at: Instant, journal: Journal | null): void {
  const { place, from } = call;
  change(state.calls, call.id, undefined, journal?.calls);
  rememberEnd(state, call.id, at, journal);
  if (place.kind === 'talking' && from !== null) rememberAgent(state, from, { agentId: place.agentId, at }, journal);
}

function rememberEnd({ endedCalls }: OwnState, id: InteractionId, at: Instant, journal: Journal | null): void {
  const isFull = endedCalls.newer.size >= endedCallsMin && at - endedCalls.since >= endedCallMs;
  if (isFull) forgetOlder(endedCalls, at, journal);
  remember(endedCalls, id, at, journal);
}

/** A caller who hides their number is nobody to be remembered. */
function rememberAgent({ lastAgents }: OwnState, number: string, last: LastAgent, journal: Journal | null): void {
  if (lastAgents.newer.size >= lastAgentsMin) forgetOlder(lastAgents, last.at, journal);
  remember(lastAgents, number, last, journal);
}
