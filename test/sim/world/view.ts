import type { CallEntry } from '../../../src/adapters/asterisk/call-entry.ts';
import type { LoggedEvent } from '../../../src/shared/events.ts';
import type { InteractionId, TenantId, UserId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { RoutingConfig, RoutingState, ServingPolicy } from '../../../src/core/routing/state.ts';
import type { TelephonyCommand } from '../../../src/core/telephony/command.ts';

/** Every kind of fault that the world can do; a seed draws which of them are on and how often. */
export const faultKinds = [
  'ari-socket-lost',
  'ari-event-lost',
  'ari-event-doubled',
  'ari-event-late',
  'ari-event-reordered',
  'ari-answer-lost',
  'ari-slow-consumer',
  'asterisk-crash',
  'commit-answer-lost',
  'commit-failed',
  'commit-timed-out',
  'database-away',
  'database-answer-late',
  'failover-without-loss',
  'failover-with-loss',
  'node-crash',
  'node-freeze',
  'node-other-version',
  'node-replaced',
  'clock-jump',
  'database-clock-jump',
  'settings-changed',
  'agent-answers-at-timeout',
  'agent-closes-lid',
  'agent-double-clicks',
  'agent-two-tabs',
  'agent-on-other-node',
  'agent-signs-out-while-ringing',
  'customer-hangs-up-anywhere',
  'customer-calls-twice',
  'carrier-early-media',
  'carrier-refuses',
  'carrier-answer-meets-cancel',
  'ari-dial-refused',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Which faults a seed has on: the chance of each, per occasion that could suffer it. */
export type FaultProfile = Readonly<Partial<Record<FaultKind, number>>>;

/** One thing that happened, for the trace: its order and its content are what two runs of a seed must share. */
export type Happening =
  | { kind: 'event'; at: Instant; node: string; text: string }
  | { kind: 'command'; at: Instant; node: string; epoch: number; command: TelephonyCommand }
  | { kind: 'commit'; at: Instant; tenantId: TenantId; epoch: number; outcome: string; events: readonly LoggedEvent[] }
  | { kind: 'fault'; at: Instant; fault: FaultKind; about: string }
  | { kind: 'deed'; at: Instant; who: string; deed: string };

/** A commit as the database has it. */
export interface Written extends LoggedEvent {
  epoch: number;
}

/** What routing believes on one node for one tenant. */
export interface Belief {
  node: string;
  tenantId: TenantId;
  epoch: number;
  /** The last version of the log that it has read, or knows to have written. */
  version: number;
  /** It does not know yet whether its last decision is written: the state is ahead of that version. */
  isWriting: boolean;
  /** Whether its lease may be acted on now. */
  holds: boolean;
  config: RoutingConfig;
  state: RoutingState;
}

/** The row that says who may act for a tenant, as the database has it. */
export interface TrueLease {
  owner: string;
  epoch: number;
  expiresAt: Instant;
}

/** What runs and answers at this moment. */
export interface Machines {
  database: boolean;
  asterisk: boolean;
  /** The names of the nodes whose process has come up and is not frozen. */
  nodes: readonly string[];
}

/** One caller's call as it truly was, seen from the street and not by Zvon. */
export interface TrueCall {
  interactionId: InteractionId;
  tenantId: TenantId;
  from: string | null;
  to: string;
  beganAt: Instant;
  /** Null while the line is open. */
  endedAt: Instant | null;
  /** Who ended it; `asterisk`: its crash; `dialplan`: after the overflow. */
  endedBy: 'caller' | 'asterisk' | 'dialplan' | 'zvon' | null;
  /** Sent to the overflow by the dialplan. */
  overflowed: boolean;
  /** What the caller hears now. */
  hears: 'silence' | 'ringing' | 'music' | 'prompt' | 'agent';
  /** The agent's legs of it that exist; one that is made and not dialled rings nobody. */
  legs: readonly { legId: string; agentId: UserId; state: 'made' | 'ringing' | 'up'; bridged: boolean }[];
  /** `notedPaused`: what its channel tells a process that comes. */
  recording: { name: string; paused: boolean; notedPaused: boolean } | null;
}

/** An agent as they truly are: what Zvon believes of them it was told. */
export interface TrueAgent {
  tenantId: TenantId;
  agentId: UserId;
  /** Asterisk has their telephone. */
  registered: boolean;
  /** A page of theirs is connected with a node. */
  present: boolean;
  /** Legs to their telephone that exist. */
  legs: number;
}

/** The truth and every belief, between two steps. What the checker reads; it changes nothing. */
export interface WorldView {
  now(): Instant;
  /** Null before the faults have stopped for good. */
  healedAt(): Instant | null;
  tenants: readonly TenantId[];
  /** In the order of versions, as the database has it now. */
  log(tenantId: TenantId): readonly Written[];
  beliefs(): readonly Belief[];
  /** Null before anybody took it. */
  lease(tenantId: TenantId): TrueLease | null;
  machines(): Machines;
  /** Every call that Asterisk has seen since the beginning, the open ones and the ended. */
  calls(): readonly TrueCall[];
  /** Those of them that are open. */
  openCalls(): Iterable<TrueCall>;
  agents(): readonly TrueAgent[];
  /** Bridges, recordings and channels that exist in Asterisk and belong to no open call. */
  leftovers(): readonly { kind: 'bridge' | 'channel' | 'recording'; id: string; since: Instant }[];
  /** When a reconcile of a node that holds the lease last ended. */
  reconciledAt(): Instant | null;
  /** What each agent's screen was told of whose contact, in order; for the walls between tenants. */
  told(): readonly { tenantId: TenantId; agentId: UserId; about: readonly string[] }[];
  /** What commits left to be done and nobody has done yet. */
  outboxSize(tenantId: TenantId): number;
  /** Acknowledged commits that a fail-over lost, by their versions: the only ones that may be missing. */
  lostByFailover(tenantId: TenantId): readonly number[];
  /** What each node that is connected with Asterisk knows of its calls. */
  books(): readonly { node: string; calls: readonly CallEntry[] }[];
  /** What the wallboard shows now for a tenant, by the product's own counting. */
  wallboard(tenantId: TenantId): {
    waiting: Readonly<Record<string, number>>;
    agents: Readonly<Record<string, number>>;
  };
}

export interface World {
  drawn: DrawnScenario;
  view: WorldView;
  /** Does the next thing that is due; false at the end of the time. */
  step(): Promise<boolean>;
  /** Called for every happening, in order. */
  onHappening(listen: (happening: Happening) => void): void;
  /** Crashes of nodes and of Asterisk so far. */
  crashes(): number;
  coverage(): Readonly<Record<FaultKind, number>>;
}

/** A scenario with all that its seed has drawn. */
export type DrawnScenario = Required<Omit<Scenario, 'theory'>>;

/** What makes a run: nothing else may influence it. */
export interface Scenario {
  seed: number;
  hours: number;
  /** Left out: drawn from the seed; a fifth of the seeds have none. */
  faults?: FaultProfile;
  /** Left out: drawn from the seed. Shrinking lowers them. */
  tenants?: number;
  agentsPerTenant?: number;
  callsPerHour?: number;
  nodes?: number;
  /** Left out: drawn from the seed. */
  servingPolicy?: ServingPolicy;
  /** Left out: drawn from the seed. `plain`: prompts, digits and queues alone; `rich`: every kind of step. */
  flows?: 'plain' | 'rich';
  /** Left out: drawn from the seed. Whether agents hand calls on. */
  transfers?: boolean;
  /** A centre of the theory of queues in the place of the drawn one: no faults, and nothing but service takes time. */
  theory?: Theory;
}

/** M/M/c, and M/M/c+M with patience: one queue, arrivals as Poisson had them, exponential service and patience. */
export interface Theory {
  agents: number;
  callsPerHour: number;
  serviceMs: number;
  /** Null: nobody hangs up. */
  patienceMs: number | null;
}
