import { createHub, type Hub } from '../adapters/push/hub.ts';
import { docsOfCommit } from '../features/desk/docs-of-commit.ts';
import { loadDesk } from '../features/desk/load-desk.ts';
import { subjectsOfCommit } from '../features/desk/subjects-of-commit.ts';
import type { Deps } from '../features/deps.ts';
import { type SignedIn, whoOf } from '../features/route.ts';
import { checkSessions } from '../features/users/check-sessions.ts';
import type { LoggedEvent } from '../shared/events.ts';
import type { TenantId } from '../shared/ids.ts';
import { isoOf } from '../shared/time.ts';
import type { Routing } from './routing.ts';
import type { World } from './world.ts';

const sweepMs = 2_000;
/** A session that was ended elsewhere keeps its sockets no longer than this (security 6: 5 s). */
const sessionsMs = 4_000;

interface Desks {
  hub: Hub<SignedIn>;
  told(tenantId: TenantId, events: readonly LoggedEvent[]): void;
  /** A new engine knows of presence what the log says: here it is set right, for desks came and went unheard. */
  tellWhoIsHere(tenantId: TenantId): void;
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
  const hub = createHub<SignedIn>({
    snapshot: (reader) => deps.read(whoOf(reader), (tx) => loadDesk(tx, reader, live.of(reader))),
    docsOf: (events) => docsOfCommit(deps, live.of, events),
    subjectsOf: (events) => subjectsOfCommit(deps, events),
    greeting: () => ({ telephony: routing().isTelephonyUp() ? 'up' : 'away', driver: telephony.driver, build }),
    present: (reader, present) =>
      route(reader, { kind: present ? 'presence.returned' : 'presence.lost', agentId: reader.userId }),
    phone: (reader, message) => {
      if (message.registered) route(reader, { kind: 'phone.hello', agentId: reader.userId, legId: message.legId });
    },
    now: () => isoOf(clock.now()),
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
      if (events.some(({ fact }) => fact.kind === 'user.signedOut')) endSessions();
    },
    tellWhoIsHere: (tenantId) => {
      const here = hub.present(tenantId);
      for (const { id, present } of routing().shardOf(tenantId)?.engine()?.state().agents.values() ?? []) {
        if (present && !here.has(id)) route({ tenantId }, { kind: 'presence.lost', agentId: id });
        if (!present && here.has(id)) route({ tenantId }, { kind: 'presence.returned', agentId: id });
      }
    },
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

const nextOf = (agent: { next: import('../shared/agent-state.ts').ChosenState | null } | undefined) =>
  agent?.next ?? null;
