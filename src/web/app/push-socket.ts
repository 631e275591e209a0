import { deskCloses } from '../../shared/api/close-codes.ts';
import type { DeskMessage, PushMessage } from '../../shared/api/desk.ts';

const firstRetryMs = 200;
const longestRetryMs = 5_000;
/** Two heartbeats and a little: a network that is gone closes no socket for minutes. */
const silentAfterMs = 11_000;

interface PushListener {
  heard(message: PushMessage): void;
  lost(code: number): void;
}

/** A websocket that comes back by itself, later with each try that fails. */
export function createPushSocket(open: () => WebSocket, told: PushListener) {
  let socket: WebSocket | null = null;
  let tries = 0;
  let heardAt = 0;
  let closed = false;

  function connect(): void {
    if (closed) return;
    const opening = open();
    socket = opening;
    heardAt = Date.now();
    opening.addEventListener('message', (event: MessageEvent<string>) => {
      if (socket !== opening) return;
      heardAt = Date.now();
      told.heard(JSON.parse(event.data) as PushMessage);
    });
    opening.addEventListener('close', ({ code }) => {
      if (socket === opening) lose(code);
    });
  }

  function lose(code: number): void {
    socket = null;
    told.lost(code);
    tries += 1;
    const most = Math.min(firstRetryMs * 2 ** tries, longestRetryMs);
    setTimeout(connect, firstRetryMs + Math.random() * (most - firstRetryMs));
  }

  const send = (message: DeskMessage): void => socket?.send(JSON.stringify(message));

  /** Ends this connection at once, without the other side's consent; the next begins with a new snapshot. */
  function drop(code: number, reason: string): void {
    const dropped = socket;
    if (!dropped) return;
    lose(code);
    dropped.close(code, reason);
  }

  return {
    connect,
    /** The server answered: after the next loss the first try comes soon. */
    answered: (): void => void (tries = 0),
    isThere: (): boolean => socket !== null,
    /** The heartbeat; whoever answers nothing to two of them is gone. */
    beat(): void {
      if (Date.now() - heardAt > silentAfterMs) drop(deskCloses.silent, 'silent');
      else if (socket?.readyState === WebSocket.OPEN) send({ type: 'ping' });
    },
    send,
    drop,
    close(): void {
      closed = true;
      socket?.close(1000);
    },
  };
}

export type PushSocket = ReturnType<typeof createPushSocket>;
