import type { AdapterClock } from '../adapter-clock.ts';
import type { AriWire, ConnectAri } from './ari-wire.ts';
import { startHeartbeat } from './heartbeat.ts';
import { reconnectDelayMs } from './reconnect-delay.ts';

export interface ReconnectingOptions {
  connect: ConnectAri;
  clock: AdapterClock;
  pingMs: number;
  retry: { firstMs: number; longestMs: number };
  onOpen(): void;
  onText(text: string): void;
  /** An attempt failed, or the connection was lost; the next attempt is planned already. */
  onDown(why: string): void;
}

/** A connection that is made anew until it is closed here. */
export interface ReconnectingSocket {
  start(): void;
  isOpen(): boolean;
  send(text: string): void;
  /** Breaks the connection; the next attempt follows. */
  break(): void;
  close(): void;
}

export function createReconnectingSocket(options: ReconnectingOptions): ReconnectingSocket {
  const { clock } = options;
  let wire: AriWire | null = null;
  let stopped = false;
  let attempts = 0;
  let cancelRetry = (): void => undefined;

  function open(): void {
    let heartbeat: ReturnType<typeof startHeartbeat> | null = null;
    const attempt = options.connect({
      opened() {
        attempts = 0;
        heartbeat = startHeartbeat(attempt, clock, options.pingMs);
        options.onOpen();
      },
      text: options.onText,
      pong: () => heartbeat?.answered(),
      closed(why) {
        heartbeat?.stop();
        if (!stopped && attempt === wire) retryLater(why);
      },
    });
    wire = attempt;
  }

  function retryLater(why: string): void {
    cancelRetry = clock.after(reconnectDelayMs(attempts, options.retry, clock.random()), open);
    attempts += 1;
    options.onDown(why);
  }

  return {
    start() {
      stopped = false;
      open();
    },
    isOpen: () => wire?.isOpen() === true,
    send: (text) => wire?.send(text),
    break: () => wire?.break(),
    close() {
      stopped = true;
      cancelRetry();
      wire?.close();
    },
  };
}
