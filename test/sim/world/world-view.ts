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
  const agents = agentsOf(exchange, tenants, desks);
  function beliefs(): Belief[] {
    const held: Belief[] = [];
    for (const node of nodes) for (const { id } of tenants) addBelief(held, node, id);
    return held;
  }
  return {
    now: () => exchange.time.now(),
    healedAt: world.healedAt,
    tenants: tenants.map(({ id }) => id),
    log: (tenantId) => database.rowsOf(tenantId).log,
    beliefs,
    lease: (tenantId) => leaseOf(database, tenantId),
    machines: () => ({
      database: database.server.answers(),
      asterisk: exchange.startedAt !== null,
      nodes: nodes.filter(isAtWork).map(({ name }) => name),
    }),
    calls: () => exchange.lines,
    openCalls: () => exchange.openLines.values(),
    agents: () => agents,
    leftovers: () => leftoversOf(exchange),
    reconciledAt: world.reconciledAt,
    told: desks.told,
    outboxSize: (tenantId) => database.rowsOf(tenantId).outbox.length,
    lostByFailover: (tenantId) => database.lostByFailover(tenantId),
    books: () =>
      nodes.flatMap((node) => {
        const calls = node.calls();
        return calls === null ? [] : { node: node.name, calls };
      }),
    wallboard: (tenantId) => wallboardOf(beliefs().find((belief) => belief.tenantId === tenantId && belief.holds)),
  };
}

const isAtWork = (node: SimNode): boolean => node.routing() !== null && !node.process().isFrozen();

/** By the true time: until when it holds, if the database's clock is not set once more. */
function leaseOf(database: SimDatabase, tenantId: CentreTenant['id']): ReturnType<WorldView['lease']> {
  const { lease } = database.rowsOf(tenantId);
  return lease && { ...lease, expiresAt: lease.expiresAt - database.now() + database.time.now() };
}

function addBelief(held: Belief[], node: SimNode, tenantId: CentreTenant['id']): void {
  const shard = node.routing()?.shardOf(tenantId);
  const engine = shard?.engine();
  if (!shard || !engine) return;
  const { epoch, version, isWriting } = node.knows(tenantId);
  const [config, state] = [engine.config(), engine.state()];
  held.push({ node: node.name, tenantId, epoch, version, isWriting, holds: shard.routes(), config, state });
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

/** The same persons for ever; what is true of them is read whenever it is asked. */
function agentsOf({ endpoints, legsOf }: Exchange, tenants: readonly CentreTenant[], desks: Desks): TrueAgent[] {
  const legsTo = (agentId: string): number => {
    let legs = 0;
    for (const ofContact of legsOf.values())
      for (const { vars } of ofContact) if (vars.get('CC_AGENT') === agentId) legs += 1;
    return legs;
  };
  return tenants.flatMap(({ id: tenantId, accounts }) =>
    accounts.map(({ agentId, username }) => ({
      tenantId,
      agentId,
      get registered() {
        return endpoints.get(username)?.contact?.isReachable === true;
      },
      get present() {
        return desks.isPresent(agentId);
      },
      get legs() {
        return legsTo(agentId);
      },
    })),
  );
}

function wallboardOf(belief: Belief | undefined): ReturnType<WorldView['wallboard']> {
  const states = belief ? [belief.state] : [];
  return { waiting: Object.fromEntries(waitingIn(states)), agents: Object.fromEntries(agentsIn(states)) };
}
