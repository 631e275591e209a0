import { serverCloses } from '../../shared/api/close-codes.ts';
import type { DeskMessage } from '../../shared/api/desk.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';
import { createDesks } from './desks.ts';
import type { HubDeps, Reader, Socket } from './hub-deps.ts';
import { createWaves } from './waves.ts';

/** A desk that was silent for two heartbeats of five seconds and a little is gone. */
export const silentAfterMs = 11_000;

/**
 * Keeps the desks told: a snapshot when a socket opens, then of every commit the documents that it changed. Every
 * message names the version of the one before it, so a desk notices a gap and asks anew.
 */
export function createHub<R extends Reader>(deps: HubDeps<R>) {
  const desks = createDesks(deps);
  const waves = createWaves(deps, desks);
  const phones = new Set<{ reader: R; socket: Socket }>();
  return {
    open(reader: R, socket: Socket, nowMs: number): { said(text: string, nowMs: number): void; closed(): void } {
      const desk = desks.enter(reader, socket, nowMs);
      desks.tellSnapshot(desk);
      return {
        said: (text, heardAt) => {
          desk.heardAt = heardAt;
          const message = parseMessage(text);
          if (message?.type === 'ping') desks.send(desk, { type: 'pong', now: deps.now() });
          if (message?.type === 'phone') deps.phone(reader, message);
        },
        closed: () => desks.leave(desk),
      };
    },
    committed: waves.committed,
    telephony(state: 'up' | 'away'): void {
      for (const desk of desks.all()) desks.tell(desk, { type: 'telephony', state });
    },
    /** Drops desks whose heartbeat stopped without their socket closing (a lid, a lost network). */
    sweep(nowMs: number): void {
      for (const desk of desks.all())
        if (nowMs - desk.heardAt > silentAfterMs) desks.close(desk, serverCloses.silent, 'silent');
    },
    /**
     * Here nobody can be served: a desk that stayed would be refused everything, and counted as gone where it is
     * served. Its phone stays, for the telephone system is the same.
     */
    sendAway(tenantId: TenantId): void {
      for (const desk of desks.all())
        if (desk.reader.tenantId === tenantId) desks.close(desk, serverCloses.elsewhere, 'elsewhere');
    },
    /** The socket of a browser's phone, which ends with its session; gives what is to be called when it has closed. */
    openPhone(reader: R, socket: Socket): () => void {
      const phone = { reader, socket };
      phones.add(phone);
      return () => void phones.delete(phone);
    },
    /** Whose sessions the open sockets stand on. */
    readers: (): R[] => [...desks.all(), ...phones].map(({ reader }) => reader),
    /** Ends the sockets of sessions that are over. A phone outlives a session that expired: it may be in a call. */
    dismiss(over: ReadonlyMap<R, 'ended' | 'expired'>): void {
      for (const desk of desks.all())
        if (over.has(desk.reader)) desks.close(desk, serverCloses.signedOut, 'signed-out');
      for (const phone of phones)
        if (over.get(phone.reader) === 'ended') phone.socket.close(serverCloses.signedOut, 'signed-out');
    },
    /** Who has a desk open. */
    present: (tenantId: TenantId): ReadonlySet<UserId> =>
      new Set(desks.all().flatMap(({ reader }) => (reader.tenantId === tenantId ? [reader.userId] : []))),
    size: () => desks.all().length,
  };
}

export type Hub<R extends Reader> = ReturnType<typeof createHub<R>>;

/** What a desk may say; anything else is passed over. */
function parseMessage(text: string): DeskMessage | null {
  try {
    const said = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    if (said?.type === 'ping') return { type: 'ping' };
    if (said?.type === 'phone' && typeof said.registered === 'boolean') {
      return {
        type: 'phone',
        registered: said.registered,
        legId: typeof said.legId === 'string' ? said.legId.slice(0, 80) : null,
      };
    }
    return null;
  } catch {
    return null;
  }
}
