import type { AgentRequest } from '../../../../src/core/routing/event.ts';
import type { RoutingState } from '../../../../src/core/routing/state.ts';
import { routeTo } from '../../../../src/runtime/shard.ts';
import { AppError } from '../../../../src/shared/errors.ts';
import type { LoggedEvent } from '../../../../src/shared/events.ts';
import type { TenantId, UserId } from '../../../../src/shared/ids.ts';
import type { Exchange } from '../asterisk/exchange.ts';
import type { SimNode } from '../nodes/sim-node.ts';
import type { SimProcess } from '../sim-process.ts';
import type { WorldView } from '../view.ts';

/** An agent's page as the nodes see it. */
export interface Desk {
  isConnected(): boolean;
  /** The process behind its socket has ended, or has answered no heartbeat for too long. */
  isCut(): boolean;
  /** Connects with the node that routes for the tenant, or, sent there by mistake, with one that does not. */
  connect(): boolean;
  /** Its socket closes, and the node hears of it. */
  disconnect(): void;
  /** Nothing comes from it any more; the node finds out by the heartbeat that is missing. */
  fallSilent(): void;
  /** What became of a request; nothing when the node died with it. */
  request(request: AgentRequest, answered?: (refusal: string | null) => void): void;
  /** What the page shows, by what was decided; every node follows the log. Null without a socket. */
  shown(): RoutingState | null;
}

export interface Desks {
  open(tenantId: TenantId, agentId: UserId, told: (events: readonly LoggedEvent[]) => void): Desk;
  committed(tenantId: TenantId, events: readonly LoggedEvent[]): void;
  /** As `src/runtime/desk-presence.ts`: a new engine learns from the open sockets who is here. */
  began(node: SimNode, tenantId: TenantId): void;
  /** As the hub's `sendAway`: another node routes for them. */
  sendAway(node: SimNode, tenantId: TenantId): void;
  isPresent(agentId: UserId): boolean;
  told: WorldView['told'];
}

type ToldOf = ReturnType<WorldView['told']>[number];

interface Socket {
  tenantId: TenantId;
  agentId: UserId;
  told: (events: readonly LoggedEvent[]) => void;
  /** Null while it is not connected. */
  to: Connection | null;
  /** When the page last had an answer. */
  heardAt: number;
}

interface Connection {
  node: SimNode;
  process: SimProcess;
}

/** After two heartbeats and a little (`silentAfterMs` of the hub, and of the page). */
const silentAfterMs = 11_000;

const tellAgainMs = 1_000;

const answers = ({ process }: Connection): boolean => !process.isDead() && !process.isFrozen();
/** Another process serves under the node's name, or none. */
const isOver = ({ node, process }: Connection): boolean => node.process() !== process || process.isDead();

export function createDesks(exchange: Exchange, nodes: readonly SimNode[]): Desks {
  const { time, fate } = exchange;
  const sockets: Socket[] = [];
  const socketOf = new Map<UserId, Socket>();
  const toldSoFar: ToldOf[] = [];

  const routingNode = (tenantId: TenantId): SimNode | undefined =>
    nodes.find((node) => node.routing()?.shardOf(tenantId)?.routes() === true);

  /** As the balancer sends them; now and then to where it should not. */
  function nodeFor({ tenantId, agentId }: Socket): SimNode | undefined {
    const routing = routingNode(tenantId);
    const other = nodes.find((node) => node !== routing && node.routing() !== null && !node.process().isFrozen());
    if (other && fate.strikes('agent-on-other-node', `${agentId} is sent to ${other.name}`)) return other;
    return routing;
  }

  function ask(
    { node, process }: Connection,
    tenantId: TenantId,
    request: AgentRequest,
    answered: (refusal: string | null) => void,
  ): void {
    process.enter(() => {
      routeTo(node.routing()?.shardOf(tenantId), request).then(
        () => answered(null),
        (error: unknown) => {
          if (!(error instanceof AppError)) throw error;
          answered(error.code);
        },
      );
    });
  }

  function tellPresence(to: Connection, tenantId: TenantId, agentId: UserId, isPresent: boolean): void {
    ask(to, tenantId, { kind: isPresent ? 'presence.returned' : 'presence.lost', agentId }, (refusal) => {
      if (refusal === 'database-away') time.after(tellAgainMs, () => tellWhatIsTrue(to, tenantId, agentId));
    });
  }

  function tellWhatIsTrue(to: Connection, tenantId: TenantId, agentId: UserId): void {
    const agent = stateOf(to.node, tenantId)?.agents.get(agentId);
    const isHere = socketOf.get(agentId)?.to?.process === to.process;
    if (!isOver(to) && agent && agent.present !== isHere) tellPresence(to, tenantId, agentId, isHere);
  }

  const present = ({ tenantId, agentId }: Socket, to: Connection, isPresent: boolean): void =>
    tellPresence(to, tenantId, agentId, isPresent);

  function leave(socket: Socket, afterMs: number): void {
    const { to } = socket;
    socket.to = null;
    if (to === null) return;
    time.after(afterMs, () => {
      if (socket.to?.process !== to.process) present(socket, to, false);
    });
  }

  function connect(socket: Socket): boolean {
    const node = nodeFor(socket);
    if (node === undefined || node.process().isFrozen()) return false;
    const to = { node, process: node.process() };
    Object.assign(socket, { to, heardAt: time.now() });
    time.after(exchange.paceMs(1, 20), () => {
      if (socket.to === to) present(socket, to, true);
    });
    return true;
  }

  function isCut(socket: Socket): boolean {
    const { to } = socket;
    if (to === null) return false;
    if (answers(to)) socket.heardAt = time.now();
    return isOver(to) || time.now() - socket.heardAt > silentAfterMs;
  }

  function open(tenantId: TenantId, agentId: UserId, told: Socket['told']): Desk {
    const socket: Socket = { tenantId, agentId, told, to: null, heardAt: time.now() };
    sockets.push(socket);
    socketOf.set(agentId, socket);
    return {
      isConnected: () => socket.to !== null,
      isCut: () => isCut(socket),
      connect: () => connect(socket),
      disconnect: () => leave(socket, exchange.paceMs(1, 20)),
      fallSilent: () => leave(socket, silentAfterMs),
      request(request, answered = () => undefined) {
        const { to } = socket;
        if (to === null) return answered('database-away');
        time.after(exchange.paceMs(1, 20), () =>
          ask(to, tenantId, request, (refusal) => void time.after(exchange.paceMs(1, 20), () => answered(refusal))),
        );
      },
      shown: () => (socket.to === null ? null : (stateOf(routingNode(tenantId), tenantId) ?? null)),
    };
  }

  return {
    open,
    isPresent: (agentId) => (socketOf.get(agentId)?.to ?? null) !== null,
    committed(tenantId, events) {
      const about = events.flatMap(({ fact }) => ('interactionId' in fact ? (fact.interactionId ?? []) : []));
      for (const socket of sockets) {
        if (socket.tenantId !== tenantId || socket.to === null || !answers(socket.to)) continue;
        if (about.length > 0) toldSoFar.push({ tenantId, agentId: socket.agentId, about });
        // Whoever is not named in it finds nothing to do; they look up by themselves now and then.
        if (events.some(({ fact }) => 'agentId' in fact && fact.agentId === socket.agentId))
          time.after(exchange.paceMs(2, 30), () => socket.told(events));
      }
    },
    began(node, tenantId) {
      const to = { node, process: node.process() };
      const here = new Set(
        sockets.flatMap((socket) =>
          socket.tenantId === tenantId && socket.to?.process === to.process ? [socket.agentId] : [],
        ),
      );
      for (const agent of stateOf(node, tenantId)?.agents.values() ?? []) {
        if (agent.present !== here.has(agent.id)) tellPresence(to, tenantId, agent.id, !agent.present);
      }
    },
    sendAway(node, tenantId) {
      for (const socket of sockets)
        if (socket.tenantId === tenantId && socket.to?.process === node.process()) leave(socket, 0);
    },
    told: () => toldSoFar,
  };
}

const stateOf = (node: SimNode | undefined, tenantId: TenantId): RoutingState | undefined =>
  node?.routing()?.shardOf(tenantId)?.engine()?.state();
