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
  const owners = createOwners(posts);
  let up = false;

  const lines = (): Line[] => linesOf(posts);
  const postOf = (tenantId: TenantId): Post | undefined => posts.find((post) => post.tenantId === tenantId);

  function tell(tenantId: TenantId | undefined, event: TelephonyEvent): void {
    if (tenantId) postOf(tenantId)?.line?.tell(event);
  }

  const lineOfAgent = (agentId: UserId): Line | undefined =>
    lines().find((line) => line.config().agents[agentId] !== undefined);

  function part(line: Line, snapshot: TelephonySnapshot): TelephonySnapshot {
    return {
      calls: snapshot.calls.filter((call) => owners.of(call.interactionId) === line.tenantId),
      phones: snapshot.phones.filter((agentId) => lineOfAgent(agentId) === line),
      lost: snapshot.lost.filter(({ interactionId, to }) => owners.ofCall(interactionId, to) === line.tenantId),
    };
  }

  function dispatch(event: TelephonyEvent): void {
    switch (event.kind) {
      case 'telephony.lost':
        up = false;
        return lines().forEach((line) => line.tell(event));
      case 'telephony.connected':
        up = true;
        for (const { interactionId, to } of event.snapshot.calls) owners.own(interactionId, to);
        for (const line of lines()) line.tell({ ...event, snapshot: part(line, event.snapshot) });
        return;
      case 'phone.registered':
      case 'phone.lost':
        return lineOfAgent(event.agentId)?.tell(event);
      case 'call.arrived':
        return tell(owners.own(event.interactionId, event.to), event);
      case 'call.overflowed':
      case 'call.unheard':
        return tell(owners.ofCall(event.interactionId, event.to), event);
      default:
        tell(owners.of(event.interactionId), event);
        if (event.kind === 'call.ended') owners.forget(event.interactionId);
    }
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

/** Whose each call is: remembered from when it is first heard of until it has ended. */
function createOwners(posts: readonly Post[]) {
  const owners = new Map<InteractionId, TenantId>();

  const of = (interactionId: InteractionId): TenantId | undefined =>
    owners.get(interactionId) ?? linesOf(posts).find((line) => line.believes(interactionId))?.tenantId;

  function ofNumber(to: string): TenantId | undefined {
    const digits = to.replace(/^\+/, '');
    const owner = posts.find(({ line, numbers }) => (line ? numbersOf(line) : numbers).includes(digits));
    return (owner ?? posts[0])?.tenantId;
  }

  const ofCall = (interactionId: InteractionId, to: string): TenantId | undefined => of(interactionId) ?? ofNumber(to);

  return {
    of,
    ofCall,
    own(interactionId: InteractionId, to: string): TenantId | undefined {
      const owner = ofCall(interactionId, to);
      if (owner) owners.set(interactionId, owner);
      return owner;
    },
    forget: (interactionId: InteractionId): void => void owners.delete(interactionId),
  };
}

const linesOf = (posts: readonly Post[]): Line[] => posts.flatMap(({ line }) => line ?? []);
const numbersOf = (line: Line): readonly string[] => Object.keys(line.config().numbers);

export type Switchboard = ReturnType<typeof createSwitchboard>;
