import type { DeskMessage, PushMessage } from '../../shared/api/desk.ts';

const firstRetryMs = 200;
const longestRetryMs = 5_000;

interface PushListener {
  heard(message: PushMessage): void;
  lost(code: number): void;
}

/** A websocket that comes back by itself, later with each try that fails. */
export function createPushSocket(open: () => WebSocket, told: PushListener) {
  let socket: WebSocket | null = null;
  let tries = 0;
  let closed = false;

  function connect(): void {
    if (closed) return;
    const opening = open();
    socket = opening;
    opening.addEventListener('message', (event: MessageEvent<string>) =>
      told.heard(JSON.parse(event.data) as PushMessage),
    );
    opening.addEventListener('close', (event) => {
      if (socket !== opening) return;
      socket = null;
      told.lost(event.code);
      tries += 1;
      const most = Math.min(firstRetryMs * 2 ** tries, longestRetryMs);
      setTimeout(connect, firstRetryMs + Math.random() * most);
    });
  }

  return {
    connect,
    /** The server answered: after the next loss the first try comes soon. */
    answered: (): void => void (tries = 0),
    isThere: (): boolean => socket !== null,
    isOpen: (): boolean => socket?.readyState === WebSocket.OPEN,
    send: (message: DeskMessage): void => socket?.send(JSON.stringify(message)),
    /** Ends this connection; the next begins with a new snapshot. */
    drop: (code: number, reason: string): void => socket?.close(code, reason),
    close(): void {
      closed = true;
      socket?.close(1000);
    },
  };
}

export type PushSocket = ReturnType<typeof createPushSocket>;
