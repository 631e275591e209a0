import type { InteractionId, PrincipalId, QueueId, UserId } from '../../../shared/ids.ts';
import type { SkillNeeded } from '../eligible.ts';
import type { AgentConfig, QueueConfig } from '../state.ts';
import type { IdleAgents, IdleLine } from './idle-line.ts';
import type { Lane, Waiting } from './waiting-lane.ts';

/** Contacts that the same agents can serve: those of one queue, in one ring, for one principal. */
export interface MatchClass {
  readonly no: number;
  readonly queue: QueueConfig;
  readonly principalId: PrincipalId | null;
  readonly needed: readonly SkillNeeded[];
  /** A bit for each slot: whether the agent can serve the class. */
  readonly able: Uint32Array;
  readonly line: IdleLine;
  /** One for each priority. */
  readonly lanes: Lane[];
}

export interface QueueClasses {
  readonly queue: QueueConfig;
  /** By ring, then by principal: one that is asked for the first time is made then. */
  readonly rings: readonly Map<PrincipalId | null, MatchClass>[];
}

/**
 * Who is idle and who waits, so that neither all agents nor all contacts have to be looked through. It follows from the
 * settings and the state, and is kept up with what each turn changes.
 */
export interface MatchIndex {
  /** An agent's slot is their place in the order of the ids. */
  readonly agents: readonly AgentConfig[];
  readonly slots: ReadonlyMap<UserId, number>;
  /** By slot: the level of each skill. As objects the agents would all be of different shapes, which is slow to read. */
  readonly levels: readonly ReadonlyMap<string, number>[];
  readonly slotsBySkill: ReadonlyMap<string, readonly number[]>;
  readonly idle: IdleAgents;
  /** Slots of those who have become idle and stand in no line yet: most are given a contact before they join one. */
  readonly newcomers: number[];
  readonly classes: MatchClass[];
  readonly byQueue: ReadonlyMap<QueueId, QueueClasses>;
  /** By slot: the numbers of the classes that the agent can serve. */
  readonly servedBy: readonly number[][];
  /** By number of a class: how many are idle for it, and how many wait in it. */
  readonly idleIn: number[];
  readonly waitingIn: number[];
  readonly waiting: Map<InteractionId, Waiting>;
}
