import type { AgentState, Activity, StateReason } from '../../../src/shared/agent-state.ts';
import type { AssignmentReason, Ending, Fact } from '../../../src/shared/events.ts';
import { LegId, OutcomeId, RecordingId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import {
  agentIds,
  type AgentName,
  callId,
  flowIds,
  numbers,
  outcomeId,
  queueIds,
  type QueueName,
} from '../../support/routing-cast.ts';

// Facts in few words, as a test's log tells them. Each is legal in its place; a test changes the one it is about.

type Fact_<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

export const legOf = (name: string, attempt = 1): LegId => LegId.parse(`${callId(name)}-leg-${attempt}`);

export const telephony = (connected: boolean): Fact => ({
  kind: 'telephony.changed',
  connected,
  startedAt: connected ? 1 : null,
});

export const arrived = (name: string, from: string | null = '420777000001'): Fact => ({
  kind: 'call.arrived',
  interactionId: callId(name),
  from,
  to: numbers.cards,
  numberId: null,
  principalId: null,
  flowId: flowIds.straight,
  flowVersion: 1,
  language: 'cs',
});

export const queued = (
  name: string,
  queuedAt: Instant,
  more: Partial<Fact_<'call.queued'>> = {},
  queue: QueueName = 'cards',
): Fact => ({
  kind: 'call.queued',
  interactionId: callId(name),
  queueId: queueIds[queue],
  priority: 10,
  lastAgentId: null,
  queuedAt,
  ...more,
});

export const offered = (
  name: string,
  agent: AgentName,
  ringUntil: Instant,
  reason: Partial<AssignmentReason> = {},
): Fact => ({
  kind: 'call.offered',
  interactionId: callId(name),
  agentId: agentIds[agent],
  legId: legOf(name),
  attempt: 1,
  ringUntil,
  reason: { rule: 'only-one', skills: [], idleMs: 0, waitedMs: 0, rivals: 0, priority: 10, ...reason },
});

export const offerEnded = (name: string, agent: AgentName, how: Fact_<'offer.ended'>['how']): Fact => ({
  kind: 'offer.ended',
  interactionId: callId(name),
  agentId: agentIds[agent],
  legId: legOf(name),
  how,
});

export const answered = (name: string, agent: AgentName, waitedMs = 0): Fact => ({
  kind: 'call.answered',
  interactionId: callId(name),
  agentId: agentIds[agent],
  legId: legOf(name),
  waitedMs,
});

const onLeg = <K extends 'call.bridged'>(kind: K, name: string, agent: AgentName) => ({
  kind,
  interactionId: callId(name),
  agentId: agentIds[agent],
  legId: legOf(name),
});

export const bridged = (name: string, agent: AgentName): Fact => onLeg('call.bridged', name, agent);

export const held = (name: string, agent: AgentName): Fact => ({
  kind: 'call.held',
  interactionId: callId(name),
  agentId: agentIds[agent],
});

export const legLost = (name: string, agent: AgentName, until: Instant): Fact => ({
  kind: 'leg.lost',
  interactionId: callId(name),
  agentId: agentIds[agent],
  legId: legOf(name),
  until,
});

export const recorded = (name: string): Fact => ({
  kind: 'recording.started',
  interactionId: callId(name),
  recordingId: RecordingId.parse(OutcomeId.parse(outcomeId)),
  name: `${callId(name)}-1`,
});

export const ended = (name: string, ending: Ending, more: Partial<Fact_<'call.ended'>> = {}): Fact => ({
  kind: 'call.ended',
  interactionId: callId(name),
  ending,
  by: 'caller',
  agentId: null,
  ...more,
});

export const formOpened = (name: string, agent: AgentName, until: Instant): Fact => ({
  kind: 'wrapup.started',
  interactionId: callId(name),
  agentId: agentIds[agent],
  queueId: queueIds.cards,
  until,
});

export const formParked = (name: string, agent: AgentName): Fact => ({
  kind: 'wrapup.parked',
  interactionId: callId(name),
  agentId: agentIds[agent],
  why: 'time-out',
});

export const formFinished = (name: string, agent: AgentName): Fact => ({
  kind: 'wrapup.finished',
  interactionId: callId(name),
  agentId: agentIds[agent],
  outcomeId,
  late: false,
});

export const agentIs = (
  agent: AgentName,
  state: AgentState,
  more: { reason?: StateReason; activity?: Activity; call?: string } = {},
): Fact => ({
  kind: 'agent.stateChanged',
  agentId: agentIds[agent],
  state,
  reason: more.reason ?? null,
  activity: more.activity ?? null,
  interactionId: more.call === undefined ? null : callId(more.call),
  queueId: null,
  principalId: null,
  setBy: null,
  source: 'engine',
});

export const phoneIs = (agent: AgentName, registered: boolean): Fact => ({
  kind: 'agent.phoneChanged',
  agentId: agentIds[agent],
  registered,
});

export const presenceIs = (agent: AgentName, present: boolean, until: Instant | null = null): Fact => ({
  kind: 'agent.presenceChanged',
  agentId: agentIds[agent],
  present,
  until,
});

/** `entry` counts: a step that is entered again with the same one has only heard its prompt out. */
export const stepped = (name: string, entry: number): Fact => ({
  ...{ kind: 'flow.stepEntered', interactionId: callId(name), step: 'menu', entry, until: null },
});

export const typed = (name: string, digits: string): Fact => ({
  kind: 'flow.digitsTyped',
  interactionId: callId(name),
  step: 'card',
  digits,
  until: null,
});
