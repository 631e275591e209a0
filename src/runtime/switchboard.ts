import type { RoutingConfig } from '../core/routing/state.ts';
import type { TelephonyEvent, TelephonySnapshot } from '../core/telephony/event.ts';
import type { InteractionId, TenantId, UserId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

interface Line {
  tenantId: TenantId;
  config(): RoutingConfig;
  tell(event: TelephonyEvent): void;
  /** Calls that this tenant's engine believes in. */
  believes(interactionId: InteractionId): boolean;
}

/**
 * One telephone system serves all tenants: this tells each tenant's engine what is its own. A call belongs to the
 * tenant of the number that was dialled; a number that nobody has goes to the first tenant, which ends the call.
 */
export function createSwitchboard(now: () => Instant) {
  const lines = new Map<TenantId, Line>();
  const owners = new Map<InteractionId, TenantId>();
  let up = false;

  const lineOfNumber = (to: string): Line | undefined =>
    [...lines.values()].find((line) => line.config().numbers[to.replace(/^\+/, '')] !== undefined) ??
    [...lines.values()][0];

  function lineOfCall(interactionId: InteractionId, to?: string): Line | undefined {
    const owner = owners.get(interactionId);
    const known = (owner && lines.get(owner)) ?? [...lines.values()].find((line) => line.believes(interactionId));
    return known ?? (to === undefined ? undefined : lineOfNumber(to));
  }

  const lineOfAgent = (agentId: UserId): Line | undefined =>
    [...lines.values()].find((line) => line.config().agents[agentId] !== undefined);

  function part(line: Line, snapshot: TelephonySnapshot): TelephonySnapshot {
    return {
      calls: snapshot.calls.filter((call) => lineOfCall(call.interactionId, call.to) === line),
      phones: snapshot.phones.filter((agentId) => lineOfAgent(agentId) === line),
    };
  }

  function dispatch(event: TelephonyEvent): void {
    switch (event.kind) {
      case 'telephony.lost':
        up = false;
        for (const line of lines.values()) line.tell(event);
        return;
      case 'telephony.connected':
        up = true;
        for (const { interactionId, to } of event.snapshot.calls) own(interactionId, lineOfCall(interactionId, to));
        for (const line of lines.values()) line.tell({ ...event, snapshot: part(line, event.snapshot) });
        return;
      case 'phone.registered':
      case 'phone.lost':
        lineOfAgent(event.agentId)?.tell(event);
        return;
      case 'call.overflowed':
      case 'call.arrived': {
        const line = lineOfCall(event.interactionId, event.to);
        if (event.kind === 'call.arrived') own(event.interactionId, line);
        return line?.tell(event);
      }
      default:
        lineOfCall(event.interactionId)?.tell(event);
        if (event.kind === 'call.ended') owners.delete(event.interactionId);
    }
  }

  function own(interactionId: InteractionId, line: Line | undefined): void {
    if (line) owners.set(interactionId, line.tenantId);
  }

  return {
    dispatch,
    /**
     * Connects a tenant's engine; what the telephone system looks like is told with the next snapshot. The log may
     * say connected while nothing is, so an engine that begins without a telephone hears of it first.
     */
    plug(line: Line): void {
      lines.set(line.tenantId, line);
      if (!up) line.tell({ kind: 'telephony.lost', at: now() });
    },
    unplug: (tenantId: TenantId): void => void lines.delete(tenantId),
    isUp: (): boolean => up,
  };
}

export type Switchboard = ReturnType<typeof createSwitchboard>;
