import type { DeskMessage, DeskSnapshot, PushDoc, PushMessage } from '../../shared/api/desk.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';

/** One desk's socket, whatever carries it. */
export interface Socket {
  send(text: string): void;
  close(code: number, reason: string): void;
}

export interface Reader {
  tenantId: TenantId;
  userId: UserId;
}

export interface HubDeps<R extends Reader> {
  snapshot(reader: R): Promise<DeskSnapshot>;
  /** What the events changed that this reader may see, as documents loaded now. */
  docs(reader: R, events: readonly LoggedEvent[]): Promise<PushDoc[]>;
  greeting(): { telephony: 'up' | 'away'; driver: 'asterisk' | 'simulated'; build: string };
  /** The first socket of a user opened, or the last one is gone. */
  present(reader: R, present: boolean): void;
  phone(reader: R, message: DeskMessage & { type: 'phone' }): void;
  now(): string;
  log(message: string, error: unknown): void;
}

interface Desk<R> {
  reader: R;
  socket: Socket;
  version: number;
  /** Work of this desk, one after the other: messages never overtake each other. */
  turn: Promise<void>;
  heardAt: number;
}

/** A desk that was silent for two heartbeats of five seconds and a little is gone. */
export const silentAfterMs = 11_000;
/** The websocket's close code that says: sign in again. */
export const signedOut = 4001;

/**
 * Keeps the desks told: a snapshot when a socket opens, then for each commit the documents that it changed. Every
 * message names the version of the one before it, so a desk notices a gap and asks anew.
 */
export function createHub<R extends Reader>(deps: HubDeps<R>) {
  const desks = new Set<Desk<R>>();
  const phones = new Set<{ reader: R; socket: Socket }>();

  const desksOf = (userId: UserId): Desk<R>[] => [...desks].filter((desk) => desk.reader.userId === userId);

  function inTurn(desk: Desk<R>, work: () => Promise<void>): void {
    desk.turn = desk.turn.then(work).catch((error: unknown) => {
      deps.log('a desk could not be told; it will ask anew', error);
      leave(desk);
      desk.socket.close(1011, 'reload');
    });
  }

  function send(desk: Desk<R>, message: PushMessage): void {
    if (desks.has(desk)) desk.socket.send(JSON.stringify(message));
  }

  async function tellSnapshot(desk: Desk<R>): Promise<void> {
    const snapshot = await deps.snapshot(desk.reader);
    desk.version = snapshot.version;
    send(desk, { type: 'snapshot', snapshot, ...deps.greeting() });
  }

  async function tellEvents(desk: Desk<R>, events: readonly LoggedEvent[]): Promise<void> {
    const fresh = events.filter((event) => event.version > desk.version);
    const last = fresh.at(-1);
    if (!last) return;
    const docs = await deps.docs(desk.reader, fresh);
    const after = desk.version;
    desk.version = last.version;
    send(desk, { type: 'events', after, version: last.version, kinds: fresh.map(subjectOf), docs });
  }

  function leave(desk: Desk<R>): void {
    if (desks.delete(desk) && desksOf(desk.reader.userId).length === 0) deps.present(desk.reader, false);
  }

  return {
    open(
      reader: R,
      socket: Socket,
      nowMs: number,
    ): { said: (text: string, nowMs: number) => void; closed: () => void } {
      const desk: Desk<R> = { reader, socket, version: 0, turn: Promise.resolve(), heardAt: nowMs };
      const first = desksOf(reader.userId).length === 0;
      desks.add(desk);
      if (first) deps.present(reader, true);
      inTurn(desk, () => tellSnapshot(desk));
      return {
        said: (text, heardAt) => {
          desk.heardAt = heardAt;
          const message = parseMessage(text);
          if (message?.type === 'ping') send(desk, { type: 'pong', now: deps.now() });
          if (message?.type === 'phone') deps.phone(reader, message);
        },
        closed: () => leave(desk),
      };
    },
    committed(tenantId: TenantId, events: readonly LoggedEvent[]): void {
      for (const desk of desks) if (desk.reader.tenantId === tenantId) inTurn(desk, () => tellEvents(desk, events));
    },
    telephony(state: 'up' | 'away'): void {
      for (const desk of desks) inTurn(desk, async () => send(desk, { type: 'telephony', state }));
    },
    /** Drops desks whose heartbeat stopped without their socket closing (a lid, a lost network). */
    sweep(nowMs: number): void {
      for (const desk of desks) {
        if (nowMs - desk.heardAt <= silentAfterMs) continue;
        leave(desk);
        desk.socket.close(4000, 'silent');
      }
    },
    /** The socket of a browser's phone, which ends with its session; gives what is to be called when it has closed. */
    openPhone(reader: R, socket: Socket): () => void {
      const phone = { reader, socket };
      phones.add(phone);
      return () => void phones.delete(phone);
    },
    /** Whose sessions the open sockets stand on. */
    readers: (): R[] => [...desks, ...phones].map(({ reader }) => reader),
    /** Ends the sockets of sessions that are over. A phone outlives a session that expired: it may be in a call. */
    dismiss(over: ReadonlyMap<R, 'ended' | 'expired'>): void {
      for (const desk of desks) {
        if (!over.has(desk.reader)) continue;
        leave(desk);
        desk.socket.close(signedOut, 'signed-out');
      }
      for (const phone of phones) if (over.get(phone.reader) === 'ended') phone.socket.close(signedOut, 'signed-out');
    },
    size: () => desks.size,
  };
}

export type Hub<R extends Reader> = ReturnType<typeof createHub<R>>;

function subjectOf({ fact }: LoggedEvent): { kind: string; subject: string | null } {
  const body = fact as {
    interactionId?: string | null;
    caseId?: string;
    customerId?: string | null;
    objectId?: string | null;
  };
  return { kind: fact.kind, subject: body.caseId ?? body.objectId ?? body.customerId ?? body.interactionId ?? null };
}

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
