import { z } from 'zod';
import { Activity, AgentState, ChosenState } from './agent-state.ts';
import type { RoutingFact } from './events.ts';
import {
  CallbackId,
  FlowId,
  InteractionId,
  LegId,
  NumberId,
  OutcomeId,
  PrincipalId,
  QueueId,
  RecordingId,
  UserId,
} from './ids.ts';
import { ParkedWhy } from './wrap-up.ts';

type Kind = RoutingFact['kind'];
type Body<K extends Kind> = Omit<Extract<RoutingFact, { kind: K }>, 'kind'>;

const instant = z.int();
const count = z.int();
const text = z.string();
const call = { interactionId: InteractionId };
const callOfAgent = { ...call, agentId: UserId };
const leg = { ...callOfAgent, legId: LegId };
const recording = { ...call, recordingId: RecordingId, name: text };

/**
 * What folding relies on in each kind of fact. A later version may write more into one, which is kept; less, or
 * another kind, it must not, or this version would route by a state that never was.
 */
const bodies: { [K in Kind]: z.ZodType<Body<K>> } = {
  'call.arrived': z.looseObject({
    ...call,
    from: text.nullable(),
    to: text,
    numberId: NumberId.nullable(),
    principalId: PrincipalId.nullable(),
    flowId: FlowId.nullable(),
    flowVersion: count.nullable(),
    language: text,
    overflowedAt: instant.exactOptional(),
    unheardAt: instant.exactOptional(),
  }),
  'flow.stepEntered': z.looseObject({ ...call, step: text, entry: count, until: instant.nullable() }),
  'flow.digitsTyped': z.looseObject({ ...call, step: text, digits: text, until: instant.nullable() }),
  'attribute.set': z.looseObject({
    ...call,
    key: text,
    value: text,
    type: text,
    check: z.enum(['valid', 'invalid', 'unchecked']),
  }),
  'language.chosen': z.looseObject({ ...call, language: text }),
  'call.prioritySet': z.looseObject({ ...call, priority: count }),
  'call.queued': z.looseObject({
    ...call,
    queueId: QueueId,
    priority: count,
    lastAgentId: UserId.nullable(),
    queuedAt: instant,
  }),
  'call.relaxed': z.looseObject({ ...call, ring: count, nextAt: instant.nullable() }),
  'call.positionTold': z.looseObject({ ...call, position: count, nextAt: instant }),
  'call.offered': z.looseObject({ ...leg, attempt: count, ringUntil: instant, reason: z.custom<Reason>(isObject) }),
  'offer.ended': z.looseObject({ ...leg, how: z.enum(['missed', 'declined', 'phone-failed', 'withdrawn']) }),
  'call.answered': z.looseObject({ ...leg, waitedMs: count }),
  'call.bridged': z.looseObject(leg),
  'call.held': z.looseObject(callOfAgent),
  'call.resumed': z.looseObject(callOfAgent),
  'call.transferred': z.looseObject({ ...callOfAgent, queueId: QueueId, toAgentId: UserId.nullable() }),
  'leg.lost': z.looseObject({ ...leg, until: instant }),
  'leg.redialled': z.looseObject(leg),
  'recording.started': z.looseObject(recording),
  'recording.ended': z.looseObject(recording),
  'call.ended': z.looseObject({
    ...call,
    ending: z.enum(['handled', 'abandoned-in-flow', 'abandoned-in-queue', 'overflowed', 'lost-pbx', 'lost-agent']),
    by: z.enum(['caller', 'agent', 'zvon', 'unknown']),
    agentId: UserId.nullable(),
  }),
  'wrapup.started': z.looseObject({ ...callOfAgent, queueId: QueueId, until: instant }),
  'wrapup.extended': z.looseObject({ ...callOfAgent, until: instant, extensions: count }),
  'wrapup.parked': z.looseObject({ ...callOfAgent, why: ParkedWhy }),
  'wrapup.finished': z.looseObject({ ...callOfAgent, outcomeId: OutcomeId, late: z.boolean() }),
  'agent.stateChanged': z.looseObject({
    agentId: UserId,
    state: AgentState,
    reason: z.custom<StateChanged['reason']>(isTextOrNull),
    activity: Activity.nullable(),
    interactionId: InteractionId.nullable(),
    queueId: QueueId.nullable(),
    principalId: PrincipalId.nullable(),
    setBy: UserId.nullable(),
    source: z.enum(['agent', 'supervisor', 'engine']),
  }),
  'agent.nextStateChosen': z.looseObject({ agentId: UserId, next: ChosenState.nullable() }),
  'agent.phoneChanged': z.looseObject({ agentId: UserId, registered: z.boolean() }),
  'agent.presenceChanged': z.looseObject({ agentId: UserId, present: z.boolean(), until: instant.nullable() }),
  'telephony.changed': z.looseObject({ connected: z.boolean(), startedAt: instant.nullable() }),
  'callback.promised': z.looseObject({
    ...call,
    callbackId: CallbackId,
    number: text.nullable(),
    origin: z.enum(['lost-pbx', 'lost-agent', 'wrap-up']),
    due: instant,
    ownerId: UserId.nullable(),
    queueId: QueueId.nullable(),
  }),
};

type Reason = Extract<RoutingFact, { kind: 'call.offered' }>['reason'];
type StateChanged = Extract<RoutingFact, { kind: 'agent.stateChanged' }>;

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

/** The kinds of the log that the routing state is folded from. */
export const routingKinds = Object.keys(bodies) as Kind[];

/** A row of the log as a fact, or why it cannot be one. */
export function readFact(kind: string, body: unknown): { fact: RoutingFact } | { unreadable: string } {
  if (!Object.hasOwn(bodies, kind)) return { unreadable: `its kind ${kind} is not known` };
  const read = bodies[kind as Kind].safeParse(body);
  if (read.success) return { fact: { kind, ...read.data } as RoutingFact };
  const [issue] = read.error.issues;
  return { unreadable: `${kind}: ${issue?.path.join('.') || 'its body'} is not what it must be` };
}
