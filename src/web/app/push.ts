import { applyPush } from '../../core/desk/apply-push.ts';
import type { DeskMessage, DeskSnapshot, PushMessage } from '../../shared/api/desk.ts';
import { startHeartbeat } from './heartbeat.ts';
import { queries } from './query.ts';

export interface DeskState {
  snapshot: DeskSnapshot | null;
  /** `offline` since when, by this machine's clock. */
  connection: { kind: 'connecting' } | { kind: 'online' } | { kind: 'offline'; since: number };
  telephony: 'up' | 'away';
  driver: 'asterisk' | 'simulated';
  /** A newer build serves the page: it loads after the contact. */
  isOutdated: boolean;
}

/** The server's clock minus this machine's: deadlines are the server's. */
let offsetMs = 0;
export const serverOffsetMs = (): number => offsetMs;

const firstRetryMs = 200;
const longestRetryMs = 5_000;
const signedOutCode = 4001;

/**
 * The desk's live documents: one websocket a tab, a snapshot, then what each commit changed. A gap, a lost socket and a
 * reload end the same way: a new snapshot.
 */
export function createPush(me: string) {
  let state: DeskState = {
    snapshot: null,
    connection: { kind: 'connecting' },
    telephony: 'up',
    driver: 'simulated',
    isOutdated: false,
  };
  let socket: WebSocket | null = null;
  let build: string | null = null;
  let tries = 0;
  let closed = false;
  let onOpen: DeskMessage[] = [];
  const watchers = new Set<() => void>();
  const signedOut = new Set<() => void>();

  function change(next: Partial<DeskState>): void {
    state = { ...state, ...next };
    for (const watcher of watchers) watcher();
  }

  function connect(): void {
    if (closed) return;
    const opening = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/push`);
    socket = opening;
    opening.addEventListener('message', (event: MessageEvent<string>) => hear(JSON.parse(event.data) as PushMessage));
    opening.addEventListener('close', (event) => {
      if (socket !== opening) return;
      socket = null;
      if (state.connection.kind !== 'offline') change({ connection: { kind: 'offline', since: Date.now() } });
      if (event.code === signedOutCode) for (const told of signedOut) told();
      tries += 1;
      const most = Math.min(firstRetryMs * 2 ** tries, longestRetryMs);
      setTimeout(connect, firstRetryMs + Math.random() * most);
    });
  }

  function hear(message: PushMessage): void {
    if (message.type === 'pong') {
      offsetMs = Date.parse(message.now) - Date.now();
      return;
    }
    if (message.type === 'telephony') return change({ telephony: message.state });
    if (message.type === 'snapshot') return begin(message);
    if (!state.snapshot) return;
    const applied = applyPush(state.snapshot, message, me);
    if (applied.kind === 'gap') return socket?.close(4002, 'gap');
    if (applied.kind === 'applied') change({ snapshot: applied.snapshot });
    for (const { subject } of message.kinds)
      if (subject) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(subject) });
    void queries.invalidateQueries({ queryKey: ['mine'] });
  }

  function begin(message: PushMessage & { type: 'snapshot' }): void {
    offsetMs = Date.parse(message.snapshot.now) - Date.now();
    tries = 0;
    build ??= message.build;
    change({
      snapshot: message.snapshot,
      connection: { kind: 'online' },
      telephony: message.telephony,
      driver: message.driver,
      isOutdated: build !== message.build,
    });
    for (const waiting of onOpen) socket?.send(JSON.stringify(waiting));
    onOpen = [];
    // What was fetched before the gap may be old.
    void queries.invalidateQueries();
  }

  const stopHeartbeat = startHeartbeat(() => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'ping' } satisfies DeskMessage));
  });
  connect();

  return {
    get: (): DeskState => state,
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    onSignedOut(told: () => void): () => void {
      signedOut.add(told);
      return () => void signedOut.delete(told);
    },
    /** Says it now, or with the next connection. */
    say(message: DeskMessage): void {
      if (state.connection.kind === 'online' && socket) socket.send(JSON.stringify(message));
      else onOpen = [...onOpen.filter((waiting) => waiting.type !== message.type), message];
    },
    close(): void {
      closed = true;
      stopHeartbeat();
      socket?.close(1000);
    },
  };
}

export type Push = ReturnType<typeof createPush>;
