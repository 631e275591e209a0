import { randomUUID } from 'node:crypto';
import { takeLease } from '../../src/adapters/postgres/lease.ts';
import { commitRouting } from '../../src/runtime/commit.ts';
import type { RoutingFact } from '../../src/shared/events.ts';
import type { InteractionId, LegId, OutcomeId, RecordingId, UserId } from '../../src/shared/ids.ts';
import type { CastTenant } from './cast.ts';
import type { TestDatabase } from './test-database.ts';

/** How far a call has come; each stage holds the ones before it. */
const nothingKnown = { version: 0, epoch: null };

export type CallStage = 'flow' | 'queued' | 'offered' | 'answered' | 'ended' | 'finished';

export interface CallGiven {
  from?: string | null;
  /** What the caller typed, by attribute: valid card digits unless said otherwise. */
  typed?: Record<string, { value: string; type: string; check?: 'valid' | 'invalid' | 'unchecked' }>;
  agentId?: UserId;
  outcomeId?: OutcomeId;
  recorded?: boolean;
  arrivedAt?: number;
}

export interface RungIn {
  id: InteractionId;
  /** Commits more facts of this call, as the engine would. */
  tell(facts: readonly RoutingFact[], at?: number): Promise<void>;
}

const stages: readonly CallStage[] = ['flow', 'queued', 'offered', 'answered', 'ended', 'finished'];

/** A call as the engine writes it: facts in the log, each caused by the one before, and what they mean in the tables. */
export async function ringIn(
  database: TestDatabase,
  tenant: CastTenant,
  stage: CallStage,
  given: CallGiven = {},
): Promise<RungIn> {
  const id = randomUUID() as InteractionId;
  const tell = await tellerOf(database, tenant);
  let at = given.arrivedAt ?? Date.now() - 60_000;
  for (const one of stages.slice(0, stages.indexOf(stage) + 1))
    await tell(factsOf(one, id, tenant, given, at), (at += 1_000));
  return { id, tell };
}

async function tellerOf({ appDb, deps }: TestDatabase, tenant: CastTenant): Promise<RungIn['tell']> {
  const lease = await takeLease(appDb, tenant.id, 'test');
  const shard = { tenantId: tenant.id, epoch: lease!.epoch };
  let last: number | null = null;
  return async (facts, at = Date.now()) => {
    const told = facts.map((fact, nth) => ({
      ...{ fact, actor: { kind: 'engine' as const }, causedBy: nth === 0 ? last : { nth: nth - 1 } },
    }));
    const committed = await commitRouting(appDb, shard, at, told, nothingKnown);
    if (committed.kind !== 'committed') throw new Error('somebody else has taken the lease');
    deps.committed.push(...committed.events);
    last = committed.events.at(-1)!.version;
  };
}

function factsOf(stage: CallStage, id: InteractionId, tenant: CastTenant, given: CallGiven, at: number): RoutingFact[] {
  const interactionId = id;
  const agentId = given.agentId ?? tenant.users.jana.id;
  const legId = `${id}-1` as LegId;
  switch (stage) {
    case 'flow':
      return arrival(id, given);
    case 'queued':
      return [
        { kind: 'call.queued', interactionId, queueId: tenant.queue, priority: 0, lastAgentId: null, queuedAt: at },
      ];
    case 'offered': {
      const reason = { rule: 'only-one' as const, skills: [], idleMs: 0, waitedMs: 1_000, rivals: 0, priority: 0 };
      return [{ kind: 'call.offered', interactionId, agentId, legId, attempt: 1, ringUntil: at + 20_000, reason }];
    }
    case 'answered':
      return [
        { kind: 'call.answered', interactionId, agentId, legId, waitedMs: 2_000 },
        { kind: 'call.bridged', interactionId, agentId, legId },
        ...(given.recorded ? [recording(id)] : []),
      ];
    case 'ended':
      return [
        { kind: 'call.ended', interactionId, ending: 'handled', by: 'caller', agentId },
        { kind: 'wrapup.started', interactionId, agentId, queueId: tenant.queue, until: at + 30_000 },
      ];
    case 'finished':
      return [
        {
          kind: 'wrapup.finished',
          interactionId,
          agentId,
          outcomeId: given.outcomeId ?? tenant.outcomes.solved,
          late: false,
        },
      ];
  }
}

const arrival = (interactionId: InteractionId, given: CallGiven): RoutingFact[] => [
  {
    kind: 'call.arrived',
    interactionId,
    from: given.from === undefined ? '+420777000111' : given.from,
    to: '420200000001',
    ...{ numberId: null, principalId: null, flowId: null, flowVersion: null, language: 'cs' },
  },
  ...Object.entries(given.typed ?? {}).map(([key, { value, type, check = 'valid' }]): RoutingFact => ({
    kind: 'attribute.set',
    interactionId,
    key,
    value,
    type,
    check,
  })),
];

const recording = (interactionId: InteractionId): RoutingFact => ({
  kind: 'recording.started',
  interactionId,
  recordingId: randomUUID() as RecordingId,
  name: randomUUID(),
});
