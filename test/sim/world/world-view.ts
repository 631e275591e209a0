import { agentsIn, waitingIn } from '../../../src/runtime/metrics.ts';
import type { Exchange } from './asterisk/exchange.ts';
import type { CentreTenant } from './centre/draw-centre.ts';
import type { SimDatabase } from './database/sim-database.ts';
import type { SimNode } from './nodes/sim-node.ts';
import type { Desks } from './people/desks.ts';
import type { Belief, TrueAgent, WorldView } from './view.ts';

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
    openCalls: () => exchange.openLines.values(),
    agents: () => agentsOf(exchange, tenants, desks),
    leftovers: () => leftoversOf(exchange),
    reconciledAt: world.reconciledAt,
    told: desks.told,
    outboxSize: (tenantId) => database.rowsOf(tenantId).outbox.length,
    lostByFailover: (tenantId) => database.lostByFailover(tenantId),
    wallboard: (tenantId) => wallboardOf(beliefs().find((belief) => belief.tenantId === tenantId && belief.holds)),
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
      ...node.knows(tenantId),
      holds: shard.routes(),
      config: engine.config(),
      state: engine.state(),
    },
  ];
}

/** Also a second recording of a channel that has one. */
function leftoversOf({ channels, bridges, lineOf }: Exchange): ReturnType<WorldView['leftovers']> {
  type Left = ReturnType<WorldView['leftovers']>[number];
  const left: Left[] = [];
  const addOf = (interactionId: string, kind: Left['kind'], id: string, createdAt: number): void => {
    const line = lineOf.get(interactionId);
    const endedAt = line === undefined ? 0 : line.endedAt;
    if (endedAt !== null) left.push({ kind, id, since: Math.max(createdAt, endedAt) });
  };
  for (const { kind, id, interactionId, createdAt, monitors } of channels.values()) {
    if (kind === 'leg') addOf(interactionId, 'channel', id, createdAt);
    for (const { name, since } of monitors.slice(1)) left.push({ kind: 'recording', id: name, since });
  }
  for (const { id, createdAt } of bridges.values()) addOf(id.replace(/-b$/, ''), 'bridge', id, createdAt);
  return left;
}

function agentsOf({ endpoints, channels }: Exchange, tenants: readonly CentreTenant[], desks: Desks): TrueAgent[] {
  const legs = new Map<string, number>();
  for (const { kind, vars } of channels.values()) {
    const agentId = kind === 'leg' ? vars.get('CC_AGENT') : undefined;
    if (agentId !== undefined) legs.set(agentId, (legs.get(agentId) ?? 0) + 1);
  }
  return tenants.flatMap(({ id: tenantId, accounts }) =>
    accounts.map(({ agentId, username }) => ({
      tenantId,
      agentId,
      registered: endpoints.get(username)?.contact?.isReachable === true,
      present: desks.isPresent(agentId),
      legs: legs.get(agentId) ?? 0,
    })),
  );
}

function wallboardOf(belief: Belief | undefined): ReturnType<WorldView['wallboard']> {
  const states = belief ? [belief.state] : [];
  return { waiting: Object.fromEntries(waitingIn(states)), agents: Object.fromEntries(agentsIn(states)) };
}
