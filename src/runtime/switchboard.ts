import type { RoutingConfig } from '../core/routing/state.ts';
import type { TelephonyEvent, TelephonySnapshot } from '../core/telephony/event.ts';
import type { InteractionId, TenantId, UserId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export interface Line {
  tenantId: TenantId;
  config(): RoutingConfig;
  tell(event: TelephonyEvent): void;
  /** Calls that this tenant's engine believes in. */
  believes(interactionId: InteractionId): boolean;
}

/** The numbers of a tenant as they were known last, and its engine while it is routed for here. */
interface Post {
  tenantId: TenantId;
  numbers: readonly string[];
  line: Line | null;
}

/**
 * One telephone system serves all tenants: this tells each tenant's engine what is its own. A call belongs to the
 * tenant of the number that was dialled, and while that tenant is not routed for here, nobody is told of it: it is
 * held, and seen by the next engine. A number that no tenant has goes to the first tenant, which ends the call.
 */
export function createSwitchboard(
  now: () => Instant,
  tenants: readonly { id: TenantId; numbers: readonly string[] }[],
) {
  const posts = tenants.map(({ id, numbers }): Post => ({ tenantId: id, numbers, line: null }));
  const owners = new Map<InteractionId, TenantId>();
  let up = false;

  const lines = (): Line[] => posts.flatMap(({ line }) => line ?? []);
  const postOf = (tenantId: TenantId): Post | undefined => posts.find((post) => post.tenantId === tenantId);

  function ownerOfNumber(to: string): TenantId | undefined {
    const digits = to.replace(/^\+/, '');
    const owner = posts.find(({ line, numbers }) => (line ? numbersOf(line) : numbers).includes(digits));
    return (owner ?? posts[0])?.tenantId;
  }

  const ownerOfCall = (interactionId: InteractionId): TenantId | undefined =>
    owners.get(interactionId) ?? lines().find((line) => line.believes(interactionId))?.tenantId;

  function tell(tenantId: TenantId | undefined, event: TelephonyEvent): void {
    if (tenantId) postOf(tenantId)?.line?.tell(event);
  }

  const lineOfAgent = (agentId: UserId): Line | undefined =>
    lines().find((line) => line.config().agents[agentId] !== undefined);

  function part(line: Line, snapshot: TelephonySnapshot): TelephonySnapshot {
    return {
      calls: snapshot.calls.filter((call) => owners.get(call.interactionId) === line.tenantId),
      phones: snapshot.phones.filter((agentId) => lineOfAgent(agentId) === line),
    };
  }

  function dispatch(event: TelephonyEvent): void {
    switch (event.kind) {
      case 'telephony.lost':
        up = false;
        for (const line of lines()) line.tell(event);
        return;
      case 'telephony.connected':
        up = true;
        for (const { interactionId, to } of event.snapshot.calls) own(interactionId, to);
        for (const line of lines()) line.tell({ ...event, snapshot: part(line, event.snapshot) });
        return;
      case 'phone.registered':
      case 'phone.lost':
        lineOfAgent(event.agentId)?.tell(event);
        return;
      case 'call.arrived':
        tell(own(event.interactionId, event.to), event);
        return;
      default:
        tell(ownerOfCall(event.interactionId), event);
        if (event.kind === 'call.ended') owners.delete(event.interactionId);
    }
  }

  function own(interactionId: InteractionId, to: string): TenantId | undefined {
    const owner = ownerOfCall(interactionId) ?? ownerOfNumber(to);
    if (owner) owners.set(interactionId, owner);
    return owner;
  }

  return {
    dispatch,
    /**
     * Connects a tenant's engine; what the telephone system looks like is told with the next snapshot. The log may
     * say connected while nothing is, so an engine that begins without a telephone hears of it first.
     */
    plug(line: Line): void {
      const post = postOf(line.tenantId);
      if (post) post.line = line;
      if (!up) line.tell({ kind: 'telephony.lost', at: now() });
    },
    unplug(tenantId: TenantId): void {
      const post = postOf(tenantId);
      if (!post?.line) return;
      post.numbers = numbersOf(post.line);
      post.line = null;
    },
    isUp: (): boolean => up,
  };
}

const numbersOf = (line: Line): readonly string[] => Object.keys(line.config().numbers);

export type Switchboard = ReturnType<typeof createSwitchboard>;
