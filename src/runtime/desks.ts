import { createHub, type Hub, silentAfterMs } from '../adapters/push/hub.ts';
import { usersNamedBy } from '../core/desk/subjects-for.ts';
import { docsOfCommit } from '../features/desk/docs-of-commit.ts';
import { loadDesk } from '../features/desk/load-desk.ts';
import { subjectsOfCommit } from '../features/desk/subjects-of-commit.ts';
import type { Deps } from '../features/deps.ts';
import { type SignedIn, whoOf } from '../features/route.ts';
import { checkSessions } from '../features/users/check-sessions.ts';
import type { ChosenState } from '../shared/agent-state.ts';
import type { LoggedEvent } from '../shared/events.ts';
import type { TenantId, UserId } from '../shared/ids.ts';
import { isoOf } from '../shared/time.ts';
import type { Routing } from './routing.ts';
import type { World } from './world.ts';

const sweepMs = 2_000;
/** A session that was ended elsewhere keeps its sockets no longer than this (security 6: 5 s). */
const sessionsMs = 4_000;

interface Desks {
  hub: Hub<SignedIn>;
  told(tenantId: TenantId, events: readonly LoggedEvent[]): void;
  /**
   * A new engine knows of presence what the log says: here it is set right, for desks came and went unheard. Who is not
   * here yet has the time of a desk that fell silent: an engine's end is no agent's, and most are back in a moment.
   */
  tellWhoIsHere(tenantId: TenantId): void;
  /** Another node routes for the tenant: its desks come back there. */
  sendAway(tenantId: TenantId): void;
  stop(): void;
}

/** The desks' side of the log: who is connected, what each must be told, and who fell silent. */
export function startDesks(world: World, deps: Deps, routing: () => Routing, build: string): Desks {
  const { telephony, clock } = world;
  let stopped = false;
  // Whoever stops hears of sockets that close and of work that found the database closed; neither is news.
  const log = (message: string, error: unknown): void => {
    if (!stopped) world.log(message, error);
  };
  const live = liveAgents(routing);
  const route = ({ tenantId }: { tenantId: TenantId }, request: Parameters<Deps['route']>[1]): void => {
    deps.route(tenantId, request).catch((error: unknown) => log(`${request.kind} was not taken`, error));
  };
  const tellPresence = (of: { tenantId: TenantId }, agentId: UserId, present: boolean): void =>
    route(of, { kind: present ? 'presence.returned' : 'presence.lost', agentId });
  const hub = createHub<SignedIn>({
    snapshot: (reader) => deps.read(whoOf(reader), (tx) => loadDesk(tx, reader, live.of(reader))),
    docsOf: (events) => docsOfCommit(deps, live.of, events),
    staleOf: (events) => subjectsOfCommit(deps, events),
    usersNamedBy,
    greeting: () => ({ telephony: routing().isTelephonyUp() ? 'up' : 'away', driver: telephony.driver, build }),
    present: (reader, present) => {
      // A process that stops closes the desks itself: nobody has left.
      if (present || !stopped) tellPresence(reader, reader.userId, present);
    },
    phone: (reader, message) => {
      if (message.registered) route(reader, { kind: 'phone.hello', agentId: reader.userId, legId: message.legId });
    },
    now: () => isoOf(clock.now()),
    monotonicMs: () => clock.monotonicMs(),
    after: (ms, act) => void clock.after(ms, act),
    log,
  });
  const endSessions = (): void => {
    checkSessions(deps, hub.readers()).then(hub.dismiss, (error: unknown) => log('sessions cannot be checked', error));
  };
  /** Whose presence, as the engine has it, is not so. */
  const untrue = (tenantId: TenantId, present: boolean): UserId[] => {
    const here = hub.present(tenantId);
    const agents = routing().shardOf(tenantId)?.engine()?.state().agents.values() ?? [];
    return [...agents].flatMap((agent) =>
      agent.present === present && here.has(agent.id) !== present ? agent.id : [],
    );
  };
  const timers = [setInterval(() => hub.sweep(clock.monotonicMs()), sweepMs), setInterval(endSessions, sessionsMs)];
  return {
    hub,
    told: (tenantId, events) => {
      hub.committed(tenantId, events);
      if (events.some(({ fact }) => fact.kind === 'user.signedOut')) endSessions();
    },
    tellWhoIsHere: (tenantId) => {
      for (const id of untrue(tenantId, false)) tellPresence({ tenantId }, id, true);
      clock.after(silentAfterMs, () => {
        if (!stopped) for (const id of untrue(tenantId, true)) tellPresence({ tenantId }, id, false);
      });
    },
    sendAway: hub.sendAway,
    stop: () => {
      stopped = true;
      timers.forEach((timer) => clearInterval(timer));
    },
  };
}

/** What the engine knows of an agent beyond the tables. */
export const liveAgents = (routing: () => Routing) => ({
  of(signedIn: SignedIn): { next: ReturnType<typeof nextOf>; phoneRegistered: boolean } {
    const agent = routing().shardOf(signedIn.tenantId)?.engine()?.state().agents.get(signedIn.userId);
    return { next: nextOf(agent), phoneRegistered: agent?.phoneRegistered ?? false };
  },
});

const nextOf = (agent: { next: ChosenState | null } | undefined): ChosenState | null => agent?.next ?? null;
