import { applyPush } from '../../core/desk/apply-push.ts';
import { deskCloses, serverCloses } from '../../shared/api/close-codes.ts';
import type { DeskMessage, DeskSnapshot, PushMessage } from '../../shared/api/desk.ts';
import { startHeartbeat } from './heartbeat.ts';
import { createPushSocket, type PushSocket } from './push-socket.ts';
import { keyOf, queries } from './query.ts';

export interface DeskState {
  snapshot: DeskSnapshot | null;
  /** `offline` since when, by this machine's clock. */
  connection: { kind: 'connecting' } | { kind: 'online' } | { kind: 'offline'; since: number };
  telephony: 'up' | 'away';
  driver: 'asterisk' | 'simulated';
  /** A newer build serves the page: it is loaded by a press, after the contact. */
  isOutdated: boolean;
}

/** The server's clock minus this machine's: deadlines are the server's. */
let offsetMs = 0;
export const serverOffsetMs = (): number => offsetMs;

interface LiveDesk {
  readonly me: string;
  readonly socket: PushSocket;
  readonly watchers: Set<() => void>;
  readonly signedOut: Set<() => void>;
  state: DeskState;
  /** The build that served this page. */
  build: string | null;
  /** Said with the next connection. */
  unsaid: DeskMessage[];
}

/**
 * The desk's live documents: one websocket a tab, a snapshot, then what each commit changed. A gap, a lost socket and a
 * reload end the same way: a new snapshot.
 */
export function createPush(me: string) {
  const socket = createPushSocket(openPush, {
    heard: (message) => hear(desk, message),
    lost: (code) => goOffline(desk, code),
  });
  const desk: LiveDesk = {
    me,
    socket,
    watchers: new Set(),
    signedOut: new Set(),
    state: {
      snapshot: null,
      connection: { kind: 'connecting' },
      telephony: 'up',
      driver: 'simulated',
      isOutdated: false,
    },
    build: null,
    unsaid: [],
  };
  const stopHeartbeat = startHeartbeat(socket.beat);
  socket.connect();

  return {
    get: (): DeskState => desk.state,
    watch(watcher: () => void): () => void {
      desk.watchers.add(watcher);
      return () => void desk.watchers.delete(watcher);
    },
    onSignedOut(told: () => void): () => void {
      desk.signedOut.add(told);
      return () => void desk.signedOut.delete(told);
    },
    /** Another session stands behind this page: what ends with the one before is nothing to it. */
    renew: (): void => socket.drop(deskCloses.renewed, 'renewed'),
    /** Says it now, or with the next connection. */
    say(message: DeskMessage): void {
      if (desk.state.connection.kind === 'online' && socket.isThere()) socket.send(message);
      else desk.unsaid = [...desk.unsaid.filter((waiting) => waiting.type !== message.type), message];
    },
    close(): void {
      stopHeartbeat();
      socket.close();
    },
  };
}

export type Push = ReturnType<typeof createPush>;

const openPush = (): WebSocket => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/push`);

function change(desk: LiveDesk, next: Partial<DeskState>): void {
  desk.state = { ...desk.state, ...next };
  for (const watcher of desk.watchers) watcher();
}

function goOffline(desk: LiveDesk, code: number): void {
  if (desk.state.connection.kind !== 'offline') change(desk, { connection: { kind: 'offline', since: Date.now() } });
  if (code === serverCloses.signedOut) for (const told of desk.signedOut) told();
}

function hear(desk: LiveDesk, message: PushMessage): void {
  switch (message.type) {
    case 'pong':
      return learnTime(message.now);
    case 'telephony':
      return change(desk, { telephony: message.state });
    case 'snapshot':
      return begin(desk, message);
    case 'events':
      return follow(desk, message);
  }
}

function learnTime(now: string): void {
  offsetMs = Date.parse(now) - Date.now();
}

function begin(desk: LiveDesk, message: PushMessage & { type: 'snapshot' }): void {
  learnTime(message.snapshot.now);
  desk.socket.answered();
  desk.build ??= message.build;
  change(desk, {
    snapshot: message.snapshot,
    connection: { kind: 'online' },
    telephony: message.telephony,
    driver: message.driver,
    isOutdated: desk.build !== message.build,
  });
  for (const waiting of desk.unsaid) desk.socket.send(waiting);
  desk.unsaid = [];
  // What was fetched before the gap may be old.
  void queries.invalidateQueries();
}

function follow(desk: LiveDesk, message: PushMessage & { type: 'events' }): void {
  if (!desk.state.snapshot) return;
  const applied = applyPush(desk.state.snapshot, message, desk.me);
  if (applied.kind === 'gap') return desk.socket.drop(deskCloses.gap, 'gap');
  if (applied.kind === 'applied') change(desk, { snapshot: applied.snapshot });
  const subjects = new Set(message.subjects);
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey.some((part) => subjects.has(part as string)),
  });
  if (message.isTyping) return;
  for (const customer of customersTouched(message))
    void queries.invalidateQueries({ queryKey: keyOf.customer(customer) });
  // The own day is the own states and contacts: what happens to others leaves it as it is.
  if (message.docs.some(({ kind }) => kind === 'agent' || kind === 'interaction'))
    void queries.invalidateQueries({ queryKey: keyOf.mine() });
}

/** What happens in a contact changes what is known of its customer: the last note, a balance, an open case. */
function customersTouched({ docs }: PushMessage & { type: 'events' }): Set<string> {
  return new Set(docs.flatMap((one) => (one.kind === 'interaction' ? (one.doc.identity.customerId ?? []) : [])));
}
