import { silentAfterMs } from '../adapters/push/hub.ts';
import type { Deps } from '../features/deps.ts';
import { AppError } from '../shared/errors.ts';
import type { TenantId, UserId } from '../shared/ids.ts';
import type { Clock } from './clock.ts';
import type { Engine } from './engine.ts';

interface PresenceDeps {
  route: Deps['route'];
  engineOf(tenantId: TenantId): Engine | null | undefined;
  /** Who has a desk open at this node. */
  here(tenantId: TenantId): ReadonlySet<UserId>;
  clock: Pick<Clock, 'after'>;
  stopped(): boolean;
  log(message: string, error: unknown): void;
}

export interface DeskPresence {
  tell(tenantId: TenantId, agentId: UserId, present: boolean): void;
  /**
   * A new engine knows of presence what the log says: here it is set right, for desks came and went unheard. Who is not
   * here yet has the time of a desk that fell silent: an engine's end is no agent's, and most are back in a moment.
   */
  tellWhoIsHere(tenantId: TenantId): void;
}

const tellAgainMs = 1_000;

/** Brings to the engine who sits at a desk and who has left it. */
export function createDeskPresence({ route, engineOf, here, clock, stopped, log }: PresenceDeps): DeskPresence {
  /** An engine that stood still lets go what it was asked, and nobody says a second time that they are here. */
  const tell = (tenantId: TenantId, agentId: UserId, present: boolean): void => {
    const kind = present ? 'presence.returned' : 'presence.lost';
    route(tenantId, { kind, agentId }).catch((error: unknown) => {
      if (!isAway(error)) return log(`${kind} was not taken`, error);
      clock.after(tellAgainMs, () => tellWhatIsTrue(tenantId, agentId));
    });
  };
  const tellWhatIsTrue = (tenantId: TenantId, agentId: UserId): void => {
    const isHere = here(tenantId).has(agentId);
    const agent = engineOf(tenantId)?.state().agents.get(agentId);
    if (!stopped() && agent && agent.present !== isHere) tell(tenantId, agentId, isHere);
  };
  /** Whose presence, as the engine has it, is not so. */
  const untrue = (tenantId: TenantId, present: boolean): UserId[] => {
    const isHere = here(tenantId);
    const agents = engineOf(tenantId)?.state().agents.values() ?? [];
    return [...agents].flatMap((agent) =>
      agent.present === present && isHere.has(agent.id) !== present ? agent.id : [],
    );
  };
  return {
    tell,
    tellWhoIsHere(tenantId) {
      for (const id of untrue(tenantId, false)) tell(tenantId, id, true);
      clock.after(silentAfterMs, () => {
        if (!stopped()) for (const id of untrue(tenantId, true)) tell(tenantId, id, false);
      });
    },
  };
}

const isAway = (error: unknown): boolean => error instanceof AppError && error.code === 'database-away';
