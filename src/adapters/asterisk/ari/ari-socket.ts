import type { AdapterClock } from '../adapter-clock.ts';
import type { ConnectAri } from './ari-wire.ts';
import type { AriEvent } from './events.generated.ts';
import { createAriOperations, type AriOperations, type AriQuery, type AriReply } from './operations.generated.ts';
import { createPendingRequests, type Outcome } from './pending-requests.ts';
import { readAriMessage } from './read-message.ts';
import { createReconnectingSocket } from './reconnecting-socket.ts';

export interface AriTimings {
  requestMs: number;
  pingMs: number;
  firstRetryMs: number;
  longestRetryMs: number;
}

export const ariTimings: AriTimings = { requestMs: 5_000, pingMs: 5_000, firstRetryMs: 100, longestRetryMs: 5_000 };

export interface AriSocketOptions {
  connect: ConnectAri;
  clock: AdapterClock;
  timings?: AriTimings;
  onOpen(): void;
  onEvent(event: AriEvent): void;
  /** An attempt failed, or the connection was lost; the next attempt is planned already. */
  onDown(why: string): void;
  /** A newer owner of the application name has connected: this one has stopped until it is started again. */
  onReplaced(): void;
}

export interface AriSocket {
  ari: AriOperations;
  start(): void;
  /** Breaks a connection that seems open but is of no use; the next attempt follows. */
  reconnect(): void;
  close(): void;
  counts(): { malformed: number; unknown: number };
}

/** One websocket to one Asterisk: its events, and REST over the same socket. */
export function createAriSocket(options: AriSocketOptions): AriSocket {
  const timings = options.timings ?? ariTimings;
  const pending = createPendingRequests(options.clock, timings.requestMs);
  const counts = { malformed: 0, unknown: 0 };
  const socket = createReconnectingSocket({
    connect: options.connect,
    clock: options.clock,
    pingMs: timings.pingMs,
    retry: { firstMs: timings.firstRetryMs, longestMs: timings.longestRetryMs },
    onOpen: options.onOpen,
    onText: receive,
    onDown(why) {
      pending.dropAll();
      options.onDown(why);
    },
  });

  function receive(text: string): void {
    const message = readAriMessage(text);
    if (message.kind === 'response') pending.settle(message.response);
    else if (message.kind !== 'event') counts[message.kind] += 1;
    else if (message.event.type === 'ApplicationReplaced') yieldToNewOwner();
    else options.onEvent(message.event);
  }

  function yieldToNewOwner(): void {
    close();
    options.onReplaced();
  }

  function close(): void {
    socket.close();
    pending.dropAll();
  }

  async function send<T>(method: string, path: string, query?: AriQuery, body?: unknown): Promise<AriReply<T>> {
    if (!socket.isOpen()) return { ok: false, status: 0, reason: 'not connected' };
    const { id, outcome } = pending.open();
    socket.send(JSON.stringify(restRequest(id, method, path + queryText(query), body)));
    return replyOf<T>(await outcome);
  }

  return { ari: createAriOperations(send), start: socket.start, reconnect: socket.break, close, counts: () => counts };
}

function restRequest(id: string, method: string, uri: string, body: unknown) {
  const request = { type: 'RESTRequest', transaction_id: id, request_id: id, method, uri };
  if (body === undefined) return request;
  return { ...request, content_type: 'application/json', message_body: JSON.stringify(body) };
}

function queryText(query: AriQuery = {}): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [`${name}=${encodeURIComponent(Array.isArray(value) ? value.join(',') : String(value))}`],
  );
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** What a command answers that was done and has nothing to tell. */
const noContent = 204;
const noBody = (status: number): AriReply<never> => ({ ok: false, status, reason: 'the body is missing' });

function replyOf<T>(outcome: Outcome): AriReply<T> {
  if (outcome === null) return { ok: false, status: 0, reason: 'no answer' };
  const { status_code: status, reason_phrase: phrase, message_body: text } = outcome;
  if (status >= 300) return { ok: false, status, reason: text ?? phrase };
  if (!text) return status === noContent ? { ok: true, status, value: undefined as T } : noBody(status);
  try {
    return { ok: true, status, value: JSON.parse(text) as T };
  } catch {
    // Nobody waits for a defect of Asterisk: who asked goes on as without an answer.
    return { ok: false, status, reason: 'the body is no JSON' };
  }
}
