import type { Activity, AgentState, ChosenState, StateReason } from '../../shared/agent-state.ts';
import type {
  FlowId,
  InteractionId,
  LegId,
  NumberId,
  PrincipalId,
  QueueId,
  RecordingId,
  UserId,
} from '../../shared/ids.ts';
import type { LanguageTag } from '../../shared/language.ts';
import type { Instant } from '../../shared/time.ts';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import type { CalendarSpan, Hours } from '../flow/hours-at.ts';
import type { Memory } from './memory.ts';

/** What the administrator has set: loaded from the database when an engine begins and when it changes, never folded. */
export interface RoutingConfig {
  queues: Readonly<Record<QueueId, QueueConfig>>;
  agents: Readonly<Record<UserId, AgentConfig>>;
  /** By the dialled number in E.164 without the plus. */
  numbers: Readonly<Record<string, NumberConfig>>;
  /** Of the days around the loading, by key. */
  calendars: Readonly<Record<string, readonly CalendarSpan[]>>;
  flows: Readonly<Record<FlowId, { version: number; definition: FlowDefinition }>>;
  /** Flow versions that calls in progress began with, by `flowId:version`. */
  flowVersions: Readonly<Record<string, FlowDefinition>>;
  servingPolicy: ServingPolicy;
}

/** Where calls to a number of ours go; see `flowForNumber`. */
export interface NumberConfig {
  id: NumberId;
  principalId: PrincipalId | null;
  language: LanguageTag;
  flowId: FlowId;
  plans: readonly { calendar: string; is: Hours; flowId: FlowId }[];
  emergency: { flowId: FlowId; on: boolean } | null;
}

/**
 * Which of the waiting contacts an agent gets: by priority and ageing; by the share of the queue's service level that
 * has passed; by that share too, but those who are too late already come after those who are not; or by the time that
 * is left of the service level.
 */
export type ServingPolicy = 'priority' | 'delay-ratio' | 'overdue-floor' | 'time-left';

/** After this time in the queue less is asked of an agent, so that a contact is not left to wait for the best. */
export interface Relaxation {
  afterMs: number;
  /** Taken off every level, never below 1. */
  levelDrop: number;
  firstSkillOnly: boolean;
}

export interface QueueConfig {
  id: QueueId;
  key: string;
  name: string;
  principalId: PrincipalId | null;
  skills: readonly { skill: string; level: number }[];
  /** In the order of their times. */
  relaxations: readonly Relaxation[];
  /** Within this time a contact should be answered. */
  serviceLevelMs: number;
  /** Higher is served first. */
  priority: number;
  /** Priority points that a waiting contact gains each minute. */
  ageingPerMinute: number;
  ringMs: number;
  wrapUpMs: number;
  wrapUpExtensionMs: number;
  wrapUpExtensionsMax: number;
  recorded: boolean;
  /** The agent who served this number last is preferred for this long; 0 = never. */
  lastAgentMs: number;
}

export interface AgentConfig {
  id: UserId;
  name: string;
  /** Level 1 to 10 by skill key. */
  skills: Readonly<Record<string, number>>;
  /** Voice contacts at once. */
  capacity: number;
  /** Null = all principals. */
  principalIds: readonly PrincipalId[] | null;
}

/** Folded from the log alone, as its readers see it; `OwnState` is the same as its owner holds it. */
export interface RoutingState {
  readonly agents: ReadonlyMap<UserId, AgentNow>;
  readonly calls: ReadonlyMap<InteractionId, CallNow>;
  /**
   * The forms that run, by `wrapUpKeyOf(interactionId, agentId)`: a call that lost its agent may leave a form with each
   * of two agents.
   */
  readonly wrapUps: ReadonlyMap<string, WrapUpNow>;
  /** Contacts whose form an agent has parked: kept apart, so that no decision costs more for how many there are. */
  readonly trays: ReadonlyMap<UserId, readonly InteractionId[]>;
  /** While away there are no commands, no offers and no timers of calls: the snapshot will tell what happened. */
  readonly telephony: 'connected' | 'away';
  /** Since when the telephony system runs that was seen last; null before the first. */
  readonly telephonyStartedAt: Instant | null;
  /** When the calls of the last minutes ended: told again, they stay ended. */
  readonly endedCalls: Memory<InteractionId, Instant>;
  /** When the newest contacts ended that nobody heard of; whatever is older than these is known. */
  readonly unheard: ReadonlyMap<InteractionId, Instant>;
  /** Who served a number last. */
  readonly lastAgents: Memory<string, LastAgent>;
}

export interface LastAgent {
  agentId: UserId;
  at: Instant;
}

export interface AgentNow {
  id: UserId;
  state: AgentState;
  reason: StateReason | null;
  activity: Activity | null;
  since: Instant;
  /** The state before the contact, to which the agent returns. */
  before: ChosenState;
  /** Chosen during a contact; takes effect after it. */
  next: ChosenState | null;
  /** When the last contact ended: "longest idle" is counted from here, not from the last pause. */
  idleSince: Instant;
  interactionId: InteractionId | null;
  phoneRegistered: boolean;
  present: boolean;
  /** While the heartbeat is missing: when the agent counts as lost. */
  presentUntil: Instant | null;
}

export interface CallNow {
  id: InteractionId;
  from: string | null;
  to: string;
  language: LanguageTag;
  /** Points that its flow adds to those of any queue. */
  priority: number;
  principalId: PrincipalId | null;
  flowId: FlowId | null;
  flowVersion: number | null;
  arrivedAt: Instant;
  place: CallPlace;
  attributes: Readonly<Record<string, { value: string; type: string; check: string }>>;
  recordingName: string | null;
  recordingId: RecordingId | null;
  /** Legs dialled so far: makes the next leg's id. */
  attempts: number;
  /** Agents who missed or declined it, not asked again while others can. */
  triedAgentIds: readonly UserId[];
}

export type CallPlace =
  | {
      kind: 'flow';
      step: string;
      entry: number;
      digits: string;
      tries: number;
      until: Instant | null;
      promptId: string | null;
    }
  | {
      kind: 'queue';
      queueId: QueueId;
      priority: number;
      queuedAt: Instant;
      lastAgentId: UserId | null;
      positionNextAt: Instant | null;
      positionTold: number | null;
      /** How often less was asked of an agent: 0 is all that the queue asks for. */
      ring: number;
      relaxAt: Instant | null;
    }
  | {
      kind: 'offered';
      queueId: QueueId;
      priority: number;
      queuedAt: Instant;
      lastAgentId: UserId | null;
      positionNextAt: Instant | null;
      positionTold: number | null;
      ring: number;
      relaxAt: Instant | null;
      agentId: UserId;
      legId: LegId;
      ringUntil: Instant;
    }
  | {
      kind: 'talking';
      queueId: QueueId;
      agentId: UserId;
      legId: LegId;
      answeredAt: Instant;
      bridged: boolean;
      held: boolean;
      /** While the agent's leg is gone (reload): the caller is held until then. */
      legLostUntil: Instant | null;
      /** A new leg to the agent was dialled after the loss and is not bridged yet. */
      redialling: boolean;
    };

export interface WrapUpNow {
  interactionId: InteractionId;
  agentId: UserId;
  queueId: QueueId;
  until: Instant;
  extensions: number;
}
