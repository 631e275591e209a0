import WebSocket from 'ws';
import { startHeartbeat } from './heartbeat.ts';
import { reconnectDelayMs } from './reconnect-delay.ts';

export interface ReconnectingOptions {
  connect(): WebSocket;
  pingMs: number;
  retry: { firstMs: number; longestMs: number };
  onOpen(): void;
  onText(text: string): void;
  /** An attempt failed, or the connection was lost; the next attempt is planned already. */
  onDown(why: string): void;
}

/** A websocket that is made anew until it is closed here. */
export interface ReconnectingSocket {
  start(): void;
  isOpen(): boolean;
  send(text: string): void;
  /** Breaks the connection; the next attempt follows. */
  break(): void;
  close(): void;
}

export function createReconnectingSocket(options: ReconnectingOptions): ReconnectingSocket {
  let socket: WebSocket | null = null;
  let stopped = false;
  let attempts = 0;
  let retry: NodeJS.Timeout | undefined;

  function open(): void {
    const attempt = options.connect();
    let stopHeartbeat = (): void => {};
    let why = 'closed';
    socket = attempt;
    attempt.on('open', () => {
      attempts = 0;
      stopHeartbeat = startHeartbeat(attempt, options.pingMs);
      options.onOpen();
    });
    attempt.on('message', (data) => options.onText(textOf(data)));
    attempt.on('error', (error) => {
      why = error.message;
    });
    attempt.on('close', () => {
      stopHeartbeat();
      if (!stopped && attempt === socket) retryLater(why);
    });
  }

  function retryLater(why: string): void {
    retry = setTimeout(open, reconnectDelayMs(attempts, options.retry, Math.random()));
    attempts += 1;
    options.onDown(why);
  }

  return {
    start() {
      stopped = false;
      open();
    },
    isOpen: () => socket?.readyState === WebSocket.OPEN,
    send: (text) => socket?.send(text),
    break: () => socket?.terminate(),
    close() {
      stopped = true;
      clearTimeout(retry);
      socket?.close();
    },
  };
}

function textOf(data: WebSocket.RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString('utf8') : Buffer.from(data as Buffer).toString('utf8');
}
