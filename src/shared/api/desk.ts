import { z } from 'zod';
import { Activity, AgentState, ChosenState } from '../agent-state.ts';
import {
  CallbackId,
  CaseId,
  ContactPointId,
  CustomerId,
  InteractionId,
  ObjectId,
  OutcomeId,
  PrincipalId,
  QueueId,
  RecordingId,
  TopicId,
  UserId,
} from '../ids.ts';
import { LanguageTag } from '../language.ts';
import { Party } from '../party.ts';
import { Timestamp } from '../time.ts';
import { ParkedWhy } from '../wrap-up.ts';

/**
 * The documents that the desk lives on. The snapshot holds them all; a pushed event carries the documents that it
 * changed, whole. So a screen after `apply(snapshot, events)` equals a screen fetched anew.
 */

export const AgentDoc = z.object({
  id: UserId,
  name: z.string(),
  role: z.enum(['agent', 'supervisor', 'admin']),
  state: AgentState,
  reason: z.string().nullable(),
  activity: Activity.nullable(),
  since: Timestamp,
  next: ChosenState.nullable(),
  interactionId: InteractionId.nullable(),
  phoneRegistered: z.boolean(),
  /** Who set the state and why, until the agent chooses another. */
  forced: z
    .object({ by: z.string(), why: z.string().nullable(), state: z.string(), reason: z.string().nullable() })
    .nullable(),
});
export type AgentDoc = z.infer<typeof AgentDoc>;

export const Evidence = z.enum([
  'typed-identifier',
  'direct-number',
  'open-case',
  'called-recently',
  'shared-number',
  'representative',
  'signature',
]);

export const CandidateDoc = z.object({
  customerId: CustomerId,
  name: z.string(),
  kind: z.enum(['person', 'organisation']),
  party: Party,
  city: z.string().nullable(),
  /** What tells this customer from the others: a contract number, a company id, a year of birth. */
  distinguishing: z.array(z.object({ kind: z.string(), value: z.string() })),
  strength: z.number().int().min(1).max(5),
  evidence: z.array(z.object({ kind: Evidence, detail: z.record(z.string(), z.string()) })),
});
export type CandidateDoc = z.infer<typeof CandidateDoc>;

export const PopTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('object'), id: ObjectId, title: z.string(), icon: z.string() }),
  z.object({ kind: z.literal('customer'), id: CustomerId, title: z.string() }),
  z.object({ kind: z.literal('case'), id: CaseId, title: z.string() }),
  z.object({ kind: z.literal('search') }),
  z.object({ kind: z.literal('chooser') }),
]);

export const TopicOnInteraction = z.object({
  topicId: TopicId,
  name: z.string(),
  objectId: ObjectId.nullable(),
  objectTitle: z.string().nullable(),
  outcomeId: OutcomeId.nullable(),
  source: z.enum(['agent', 'action']),
});

export const CaseOnInteraction = z.object({
  id: CaseId,
  no: z.number().int(),
  title: z.string(),
  state: z.enum(['open', 'waiting', 'resolved', 'voided']),
  role: z.enum(['opened_by', 'continued_in', 'mentioned']),
  byAction: z.string().nullable(),
});

export const AssignmentReasonDoc = z.object({
  rule: z.enum(['last-agent', 'longest-idle', 'only-one', 'transferred']),
  skills: z.array(z.object({ skill: z.string(), required: z.number(), level: z.number() })),
  idleMs: z.number(),
  waitedMs: z.number(),
  rivals: z.number(),
  priority: z.number(),
});

export const WrapUpDoc = z.object({
  /** Whose form it is: a contact that was lost and taken again has one of each agent. */
  agentId: UserId,
  state: z.enum(['open', 'parked', 'finished']),
  parkedWhy: ParkedWhy.nullable(),
  until: Timestamp.nullable(),
  startedAt: Timestamp.nullable(),
  extensionsLeft: z.number().int(),
  extensionMs: z.number().int(),
  /** What the form still lacks. */
  missing: z.array(z.enum(['outcome', 'topic', 'note'])),
});

export const InteractionDoc = z.object({
  id: InteractionId,
  channel: z.enum(['phone', 'email', 'chat', 'sms']),
  direction: z.enum(['in', 'out']),
  state: z.enum(['flow', 'queue', 'offered', 'talking', 'ended']),
  principalId: PrincipalId.nullable(),
  principalName: z.string().nullable(),
  queueId: QueueId.nullable(),
  queueName: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  language: LanguageTag,
  contactPointId: ContactPointId.nullable(),
  arrivedAt: Timestamp,
  queuedAt: Timestamp.nullable(),
  offeredAt: Timestamp.nullable(),
  ringUntil: Timestamp.nullable(),
  answeredAt: Timestamp.nullable(),
  endedAt: Timestamp.nullable(),
  ending: z.string().nullable(),
  endedBy: z.string().nullable(),
  held: z.boolean(),
  heldMs: z.number(),
  /** Of the hold that goes on. */
  heldSince: Timestamp.nullable(),
  legId: z.string().nullable(),
  legLostUntil: Timestamp.nullable(),
  /** While it rings too: then until it was offered. */
  waitedMs: z.number().nullable(),
  agentId: UserId.nullable(),
  agentName: z.string().nullable(),
  recording: z.object({ id: RecordingId, state: z.enum(['running', 'ended', 'stored', 'missing']) }).nullable(),
  attributes: z.record(z.string(), z.object({ value: z.string(), type: z.string(), check: z.string() })),
  reason: AssignmentReasonDoc.nullable(),
  identity: z.object({
    state: z.enum(['unsought', 'none', 'several', 'matched', 'anonymous', 'third-party']),
    customerId: CustomerId.nullable(),
    customerName: z.string().nullable(),
    customerParty: Party.nullable(),
    candidates: z.array(CandidateDoc),
    pop: z.array(z.object({ target: PopTarget, rule: z.string(), ruleVersion: z.number().int() })),
  }),
  topics: z.array(TopicOnInteraction),
  cases: z.array(CaseOnInteraction),
  outcomeId: OutcomeId.nullable(),
  note: z.string(),
  noteSavedAt: Timestamp.nullable(),
  wrapUp: WrapUpDoc.nullable(),
  voided: z.object({ at: Timestamp, reason: z.string() }).nullable(),
});
export type InteractionDoc = z.infer<typeof InteractionDoc>;

export const CallbackDoc = z.object({
  id: CallbackId,
  dueAt: Timestamp,
  number: z.string().nullable(),
  customerId: CustomerId.nullable(),
  customerName: z.string().nullable(),
  interactionId: InteractionId.nullable(),
  /** Null where everybody who serves the queue may make the call. */
  ownerId: UserId.nullable(),
  queueName: z.string().nullable(),
  origin: z.string(),
  note: z.string().nullable(),
  state: z.enum(['due', 'done', 'cancelled']),
});
export type CallbackDoc = z.infer<typeof CallbackDoc>;

export const QueueDoc = z.object({
  id: QueueId,
  name: z.string(),
  waiting: z.number().int(),
  longestSince: Timestamp.nullable(),
  offeredToday: z.number().int(),
  answeredInTimeToday: z.number().int(),
  /** What "in time" means in this queue. */
  serviceLevelMs: z.number().int(),
  /** My level in the weakest skill that the queue asks for. */
  myLevel: z.number().int().nullable(),
});
export type QueueDoc = z.infer<typeof QueueDoc>;

export const DeskSnapshot = z.object({
  version: z.number().int(),
  now: Timestamp,
  agents: z.array(AgentDoc),
  interactions: z.array(InteractionDoc),
  callbacks: z.array(CallbackDoc),
  queues: z.array(QueueDoc),
});
export type DeskSnapshot = z.infer<typeof DeskSnapshot>;

/** What the websocket says. `after` is the version of the message before it on this socket: a difference is a gap. */
export type PushMessage =
  | {
      type: 'snapshot';
      snapshot: DeskSnapshot;
      telephony: 'up' | 'away';
      driver: 'asterisk' | 'simulated';
      build: string;
    }
  | {
      type: 'events';
      after: number;
      version: number;
      /** Ids of what pages show that changed: they are fetched anew. */
      subjects: readonly string[];
      /** Nothing happened but that somebody types. */
      isTyping: boolean;
      docs: readonly PushDoc[];
    }
  | { type: 'telephony'; state: 'up' | 'away' }
  | { type: 'pong'; now: string };

export type PushDoc =
  | { kind: 'agent'; doc: AgentDoc }
  | { kind: 'interaction'; doc: InteractionDoc }
  | { kind: 'callback'; doc: CallbackDoc }
  | { kind: 'queue'; doc: QueueDoc };

/** What the desk says on the websocket. `phone` after each registration: which leg it holds, so that a lost one comes back. */
export type DeskMessage = { type: 'ping' } | { type: 'phone'; registered: boolean; legId: string | null };
