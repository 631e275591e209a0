import type { AgentRequest } from '../../../../src/core/routing/event.ts';
import type { RoutingState } from '../../../../src/core/routing/state.ts';
import { AppError } from '../../../../src/shared/errors.ts';
import type { LoggedEvent } from '../../../../src/shared/events.ts';
import type { TenantId, UserId } from '../../../../src/shared/ids.ts';
import type { Exchange } from '../asterisk/exchange.ts';
import type { SimNode } from '../nodes/sim-node.ts';
import type { WorldView } from '../view.ts';

/** An agent's page as the nodes see it. */
export interface Desk {
  readonly tenantId: TenantId;
  readonly agentId: UserId;
  node(): SimNode | null;
  /** Connects with the node that routes for the tenant, if there is one. */
  connect(): boolean;
  /** Its socket closes, and the node hears of it. */
  disconnect(): void;
  /** Nothing comes from it any more; the node finds out by the heartbeat that is missing. */
  fallSilent(): void;
  /** What became of a request; nothing when the node died with it. */
  request(request: AgentRequest, answered?: (refusal: string | null) => void): void;
  /** What the page shows, by the engine that it is connected with; null without one. */
  shown(): RoutingState | null;
}

export interface Desks {
  open(tenantId: TenantId, agentId: UserId, told: (events: readonly LoggedEvent[]) => void): Desk;
  committed(node: SimNode, tenantId: TenantId, events: readonly LoggedEvent[]): void;
  /** As `src/runtime/desks.ts`: a new engine learns from the open sockets who is here. */
  began(node: SimNode, tenantId: TenantId): void;
  routingNode(tenantId: TenantId): SimNode | undefined;
  isPresent(agentId: UserId): boolean;
  told: WorldView['told'];
}

type ToldOf = ReturnType<WorldView['told']>[number];

interface Socket {
  tenantId: TenantId;
  agentId: UserId;
  node: SimNode | null;
  told: (events: readonly LoggedEvent[]) => void;
}

/** After two heartbeats and a little (`silentAfterMs` of the hub). */
const silentAfterMs = 11_000;

export function createDesks(exchange: Exchange, nodes: readonly SimNode[]): Desks {
  const { time } = exchange;
  const sockets: Socket[] = [];
  const socketOf = new Map<UserId, Socket>();
  const toldSoFar: ToldOf[] = [];

  const routingNode = (tenantId: TenantId): SimNode | undefined =>
    nodes.find((node) => node.isRunning() && node.routing()?.shardOf(tenantId)?.routes() === true);

  /** As `deps.route`: without an engine here the asker is told that the database is away. */
  function ask(
    node: SimNode,
    tenantId: TenantId,
    request: AgentRequest,
    answered: (refusal: string | null) => void,
  ): void {
    const process = node.process();
    process.enter(() => {
      const engine = node.routing()?.shardOf(tenantId)?.engine();
      if (!engine) return answered('database-away');
      engine.request(request).then(
        () => answered(null),
        (error: unknown) => {
          if (!(error instanceof AppError)) throw error;
          answered(error.code);
        },
      );
    });
  }

  const present = (socket: Socket, node: SimNode, isPresent: boolean): void =>
    ask(
      node,
      socket.tenantId,
      { kind: isPresent ? 'presence.returned' : 'presence.lost', agentId: socket.agentId },
      () => undefined,
    );

  function leave(socket: Socket, afterMs: number): void {
    const { node } = socket;
    socket.node = null;
    if (node === null) return;
    time.after(afterMs, () => {
      if (socket.node !== node) present(socket, node, false);
    });
  }

  function open(tenantId: TenantId, agentId: UserId, told: Socket['told']): Desk {
    const socket: Socket = { tenantId, agentId, node: null, told };
    sockets.push(socket);
    socketOf.set(agentId, socket);
    return {
      tenantId,
      agentId,
      node: () => socket.node,
      connect() {
        const node = routingNode(tenantId);
        if (node === undefined || node.process().isFrozen()) return false;
        socket.node = node;
        time.after(exchange.paceMs(1, 20), () => {
          if (socket.node === node) present(socket, node, true);
        });
        return true;
      },
      disconnect: () => leave(socket, exchange.paceMs(1, 20)),
      fallSilent: () => leave(socket, silentAfterMs),
      request(request, answered = () => undefined) {
        const { node } = socket;
        if (node === null) return answered('database-away');
        time.after(exchange.paceMs(1, 20), () =>
          ask(node, tenantId, request, (refusal) => void time.after(exchange.paceMs(1, 20), () => answered(refusal))),
        );
      },
      shown: () => socket.node?.routing()?.shardOf(tenantId)?.engine()?.state() ?? null,
    };
  }

  return {
    open,
    routingNode,
    isPresent: (agentId) => (socketOf.get(agentId)?.node ?? null) !== null,
    committed(node, tenantId, events) {
      const about = events.flatMap(({ fact }) => ('interactionId' in fact ? (fact.interactionId ?? []) : []));
      for (const socket of sockets) {
        if (socket.node !== node || socket.tenantId !== tenantId) continue;
        const { agentId } = socket;
        if (about.length > 0) toldSoFar.push({ tenantId, agentId, about });
        time.after(exchange.paceMs(2, 30), () => socket.told(events));
      }
    },
    began(node, tenantId) {
      const here = new Set(
        sockets.flatMap((socket) => (socket.node === node && socket.tenantId === tenantId ? [socket.agentId] : [])),
      );
      const state = node.routing()?.shardOf(tenantId)?.engine()?.state();
      for (const agent of state?.agents.values() ?? []) {
        if (agent.present === here.has(agent.id)) continue;
        const kind = agent.present ? 'presence.lost' : 'presence.returned';
        ask(node, tenantId, { kind, agentId: agent.id }, () => undefined);
      }
    },
    told: () => toldSoFar,
  };
}
