import type { Exchange } from './asterisk/exchange.ts';
import type { TrueLine } from './asterisk/true-line.ts';
import type { CentreTenant } from './centre/draw-centre.ts';
import type { SimDatabase } from './database/sim-database.ts';
import type { SimNode } from './nodes/sim-node.ts';
import type { Desks } from './people/desks.ts';
import type { Belief, WorldView } from './view.ts';

/** The truth and every belief, read from where they are; nothing here changes anything. */
export function createWorldView(world: {
  exchange: Exchange;
  database: SimDatabase;
  nodes: readonly SimNode[];
  tenants: readonly CentreTenant[];
  desks: Desks;
  healedAt: WorldView['healedAt'];
  reconciledAt: WorldView['reconciledAt'];
}): WorldView {
  const { exchange, database, nodes, tenants, desks } = world;
  const beliefs = (): Belief[] => nodes.flatMap((node) => tenants.flatMap(({ id }) => beliefOf(node, id)));
  return {
    now: () => exchange.time.now(),
    healedAt: world.healedAt,
    tenants: tenants.map(({ id }) => id),
    log: (tenantId) => database.rowsOf(tenantId).log,
    beliefs,
    calls: () => exchange.lines,
    leftovers: () => leftoversOf(exchange),
    reconciledAt: world.reconciledAt,
    told: desks.told,
    outboxSize: (tenantId) => database.rowsOf(tenantId).outbox.length,
    lostByFailover: (tenantId) => database.lostByFailover(tenantId),
    wallboard: (tenantId) => countsOf(beliefs().find((belief) => belief.tenantId === tenantId && belief.holds)),
  };
}

function beliefOf(node: SimNode, tenantId: CentreTenant['id']): Belief[] {
  const shard = node.routing()?.shardOf(tenantId);
  const engine = shard?.engine();
  if (!shard || !engine) return [];
  const { name } = node;
  return [
    {
      node: name,
      tenantId,
      epoch: node.epochOf(tenantId),
      holds: shard.routes(),
      config: engine.config(),
      state: engine.state(),
    },
  ];
}

function leftoversOf({ channels, bridges, lines }: Exchange): ReturnType<WorldView['leftovers']> {
  const byId = new Map(lines.map((line) => [line.interactionId as string, line]));
  const left: ReturnType<WorldView['leftovers']>[number][] = [];
  const add = (kind: 'bridge' | 'channel', id: string, interactionId: string, createdAt: number): void => {
    const line: TrueLine | undefined = byId.get(interactionId);
    if (line?.endedAt !== null) left.push({ kind, id, since: Math.max(createdAt, line?.endedAt ?? 0) });
  };
  for (const { kind, id, interactionId, createdAt } of channels.values())
    if (kind === 'leg') add('channel', id, interactionId, createdAt);
  for (const { id, createdAt } of bridges.values()) add('bridge', id, id.replace(/-b$/, ''), createdAt);
  return left;
}

function countsOf(belief: Belief | undefined): ReturnType<WorldView['wallboard']> {
  const waiting: Record<string, number> = {};
  const agents: Record<string, number> = {};
  for (const { place } of Object.values(belief?.state.calls ?? {}))
    if (place.kind === 'queue' || place.kind === 'offered') waiting[place.queueId] = (waiting[place.queueId] ?? 0) + 1;
  for (const { state } of Object.values(belief?.state.agents ?? {})) agents[state] = (agents[state] ?? 0) + 1;
  return { waiting, agents };
}
