import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { Touched } from './docs-touched-by.ts';
import {
  type AgentFound,
  type CallbackPlace,
  countQueues,
  findAgents,
  findCallbackIdsOf,
  findCallbackPlaces,
  findHolders,
  findInteractionIdsOf,
  findLevels,
  findQueueIdsOf,
  type QueueCounted,
} from './queries.ts';

/** What every desk must know of touched documents to see whether it shows them: the same for all behind one wall. */
export interface CommonDocs {
  agents: ReadonlyMap<string, AgentFound>;
  interactionIds: readonly string[];
  /** Who has each of them, or has a form of it. */
  holders: ReadonlyMap<string, ReadonlySet<string>>;
  callbacks: readonly CallbackPlace[];
  queues: readonly QueueCounted[];
  /** By queue: who serves it, with the level in the weakest skill asked for. */
  levels: ReadonlyMap<string, ReadonlyMap<string, number | null>>;
}

/** A fixed number of queries, however many desks are open. */
export async function loadCommon(tx: Tx, tenantId: TenantId, touched: readonly Touched[]): Promise<CommonDocs> {
  const idsOf = (kind: Touched['kind']) => touched.filter((one) => one.kind === kind).map((one) => one.id);
  const ofCases = await findInteractionIdsOf(tx, tenantId, idsOf('interactions-of'));
  const interactionIds = [...new Set([...idsOf('interaction'), ...ofCases])];
  const callbackIds = [...idsOf('callback'), ...(await findCallbackIdsOf(tx, tenantId, idsOf('callbacks-of')))];
  const callbacks = await findCallbackPlaces(tx, tenantId, callbackIds);
  const moved = [...idsOf('queue'), ...(await findQueueIdsOf(tx, tenantId, idsOf('queue-of')))];
  const served = new Set([...moved, ...callbacks.flatMap(({ queueId }) => queueId ?? [])]);
  const agents = await findAgents(tx, tenantId, idsOf('agent'));
  return {
    agents: new Map(agents.map((agent) => [agent.id, agent])),
    interactionIds,
    holders: await findHolders(tx, tenantId, interactionIds),
    callbacks,
    queues: moved.length === 0 ? [] : await countQueues(tx, tenantId, moved),
    levels: await findLevels(tx, tenantId, [...served]),
  };
}
