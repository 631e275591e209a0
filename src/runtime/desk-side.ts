import { createHub, type Hub } from '../adapters/push/hub.ts';
import { usersNamedBy } from '../core/desk/subjects-for.ts';
import { docsOfCommit } from '../features/desk/docs-of-commit.ts';
import { loadDesk } from '../features/desk/load-desk.ts';
import { subjectsOfCommit } from '../features/desk/subjects-of-commit.ts';
import type { Deps } from '../features/deps.ts';
import { type SignedIn, whoOf } from '../features/route.ts';
import { checkSessions } from '../features/users/check-sessions.ts';
import type { ChosenState } from '../shared/agent-state.ts';
import type { LoggedEvent } from '../shared/events.ts';
import type { TenantId } from '../shared/ids.ts';
import { isoOf } from '../shared/time.ts';
import { createDeskPresence, type DeskPresence } from './desk-presence.ts';
import type { Routing } from './routing.ts';
import type { World } from './world.ts';

const sweepMs = 2_000;
/** A session that was ended elsewhere keeps its sockets no longer than this (security 6: 5 s). */
const sessionsMs = 4_000;

interface DeskSide {
  hub: Hub<SignedIn>;
  told(tenantId: TenantId, events: readonly LoggedEvent[]): void;
  tellWhoIsHere: DeskPresence['tellWhoIsHere'];
  /** Another node routes for the tenant: its desks come back there. */
  sendAway(tenantId: TenantId): void;
  stop(): void;
}

/** The desks' side of the log: who is connected, what each must be told, and who fell silent. */
export function startDesks(world: World, deps: Deps, routing: () => Routing, build: string): DeskSide {
  const { telephony, clock } = world;
  let stopped = false;
  // Whoever stops hears of sockets that close and of work that found the database closed; neither is news.
  const log = (message: string, error: unknown): void => {
    if (!stopped) world.log(message, error);
  };
  const live = liveAgents(routing);
  const presence = createDeskPresence({
    route: deps.route,
    engineOf: (tenantId) => routing().shardOf(tenantId)?.engine(),
    here: (tenantId) => hub.present(tenantId),
    clock,
    stopped: () => stopped,
    log,
  });
  const hub = createHub<SignedIn>({
    snapshot: (reader) => deps.read(whoOf(reader), (tx) => loadDesk(tx, reader, live.of(reader))),
    docsOf: (events) => docsOfCommit(deps, live.of, events),
    staleOf: (events) => subjectsOfCommit(deps, events),
    usersNamedBy,
    greeting: () => ({ telephony: routing().isTelephonyUp() ? 'up' : 'away', driver: telephony.driver, build }),
    present: (reader, present) => {
      // A process that stops closes the desks itself: nobody has left.
      if (present || !stopped) presence.tell(reader.tenantId, reader.userId, present);
    },
    phone: (reader, message) => {
      const { tenantId, userId: agentId } = reader;
      if (message.registered)
        deps
          .route(tenantId, { kind: 'phone.hello', agentId, legId: message.legId })
          .catch((error: unknown) => log('phone.hello was not taken', error));
    },
    now: () => isoOf(clock.now()),
    monotonicMs: () => clock.monotonicMs(),
    after: (ms, act) => void clock.after(ms, act),
    log,
  });
  const endSessions = (): void => {
    checkSessions(deps, hub.readers()).then(hub.dismiss, (error: unknown) => log('sessions cannot be checked', error));
  };
  const timers = [setInterval(() => hub.sweep(clock.monotonicMs()), sweepMs), setInterval(endSessions, sessionsMs)];
  return {
    hub,
    told: (tenantId, events) => {
      hub.committed(tenantId, events);
      if (events.some(({ fact }) => fact.kind === 'user.signedOut' || fact.kind === 'user.loginsEnded')) endSessions();
    },
    tellWhoIsHere: presence.tellWhoIsHere,
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
