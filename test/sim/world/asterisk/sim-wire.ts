import type { AriWire, WireListener } from '../../../../src/adapters/asterisk/ari/ari-wire.ts';
import type { Instant } from '../../../../src/shared/time.ts';
import type { SimProcess } from '../sim-process.ts';
import type { FaultKind } from '../view.ts';
import { isUp, type Exchange } from './exchange.ts';
import { serveRequest } from './rest/serve-request.ts';
import { eventText } from './tell.ts';

/** A websocket between one node and this Asterisk, seen from Asterisk's end. */
export interface SimWire {
  node: string;
  process: SimProcess;
  /** An event: it may be lost, doubled or late on its way. */
  tell(text: string): void;
  /** The answer to a request. */
  answer(text: string): void;
  /** What only breaking the connection could keep from its other end. */
  send(text: string): void;
  /** Ends it from Asterisk's side, or on the way. */
  cut(why: string): void;
  /** Nothing gets through any more, and nobody is told (a router that forgot the connection). */
  goDark(): void;
  /** The process at the other end is dead: its system closes what it had open. */
  abandoned(): void;
}

/** Frames that a process which reads nothing leaves in the buffers before Asterisk gives it up. */
const unreadMost = 400;
/** A text that a reconnect overtook comes so long after it. */
const overtakenMs = 300;
const latestMs = 4_000;
const slowMs = 1_500;

/** Texts that a cut left on their way; they come with the node's next connection (reordering, reliability 13.2). */
const overtaken = new WeakMap<Exchange, Map<string, string[]>>();

export function openSimWire(exchange: Exchange, process: SimProcess, node: string, listener: WireListener): AriWire {
  const { time, fate } = exchange;
  let atNode: 'opening' | 'open' | 'closed' = 'opening';
  let atAsterisk: 'opening' | 'open' | 'closed' = 'opening';
  let isDark = false;
  let isSlow = false;
  let unread = 0;
  let readsUntil: Instant = 0;
  let hearsUntil: Instant = 0;
  const requests = createRequests(exchange, (text) => wire.answer(text));

  const reach = (until: Instant): Instant => Math.max(until, time.now() + exchange.paceMs(0, 1));

  function closeAtNode(why: string): void {
    if (atNode === 'closed') return;
    atNode = 'closed';
    process.enter(() => listener.closed(why));
  }

  function closeAtAsterisk(): void {
    if (atAsterisk === 'closed') return;
    atAsterisk = 'closed';
    exchange.wires.delete(wire);
    if (exchange.app.wire === wire) exchange.app.wire = null;
  }

  function send(text: string): void {
    if (atAsterisk !== 'open' || isDark || isSlow) return;
    hearsUntil = reach(hearsUntil);
    time.at(hearsUntil, () => {
      if (isDark || atNode !== 'open') return;
      if (process.isFrozen() && (unread += 1) > unreadMost) return cutSlow();
      process.enter(() => {
        unread = 0;
        if (atNode === 'open') {
          exchange.happenings.tell({ kind: 'event', at: time.now(), node, text });
          listener.text(text);
        }
      });
    });
  }

  /** Asterisk waits 100 ms for a write (`websocket_write_timeout`), then lets the reader go. */
  function cutSlow(): void {
    exchange.happenings.fault('ari-slow-consumer', node);
    isSlow = true;
    wire.cut('the reader was too slow');
  }

  const wire: SimWire = {
    node,
    process,
    tell(text) {
      const strikes = (fault: FaultKind): boolean => fate.strikes(fault, text.slice(0, 60));
      if (strikes('ari-event-lost')) return;
      if (strikes('ari-event-late'))
        hearsUntil = Math.max(hearsUntil, time.now() + exchange.chance.between(200, latestMs));
      if (strikes('ari-event-reordered')) {
        keepOvertaken(exchange, node, text);
        return wire.cut('the connection broke');
      }
      if (strikes('ari-slow-consumer')) {
        isSlow = true;
        time.after(exchange.chance.between(100, slowMs), () => wire.cut('the reader was too slow'));
        return;
      }
      send(text);
      if (strikes('ari-event-doubled')) send(text);
    },
    send,
    answer(text) {
      if (fate.strikes('ari-answer-lost', text.slice(0, 80))) return;
      send(text);
    },
    cut(why) {
      closeAtAsterisk();
      time.after(exchange.paceMs(0, 1), () => closeAtNode(why));
    },
    goDark() {
      isDark = true;
    },
    abandoned() {
      atNode = 'closed';
      time.after(exchange.paceMs(0, 1), closeAtAsterisk);
    },
  };

  time.after(exchange.paceMs(1, 5), () => {
    if (process.isDead() || atNode === 'closed') return;
    if (!isUp(exchange)) return closeAtNode('connect ECONNREFUSED');
    atAsterisk = 'open';
    exchange.wires.add(wire);
    takeApplication(exchange, wire);
    process.enter(() => {
      if (atNode !== 'opening') return;
      atNode = 'open';
      listener.opened();
    });
    for (const text of takeOvertaken(exchange, node)) time.after(exchange.paceMs(0, overtakenMs), () => send(text));
  });

  return {
    isOpen: () => atNode === 'open',
    send(text) {
      readsUntil = reach(readsUntil);
      time.at(readsUntil, () => {
        if (atAsterisk === 'open' && !isDark) requests.take(text);
      });
    },
    ping() {
      time.after(exchange.paceMs(0, 2), () => {
        if (atAsterisk !== 'open' || isDark) return;
        time.after(exchange.paceMs(0, 1), () => process.enter(() => (atNode === 'open' ? listener.pong() : undefined)));
      });
    },
    break() {
      closeAtNodeLater('broken');
    },
    close() {
      closeAtNodeLater('closed');
    },
  };

  /** The listener is told in a turn of its own; a dark connection tells Asterisk nothing. */
  function closeAtNodeLater(why: string): void {
    if (atNode === 'closed') return;
    atNode = 'closed';
    process.after(0, () => listener.closed(why));
    if (!isDark) time.after(exchange.paceMs(0, 1), closeAtAsterisk);
  }
}

/** A newer connection takes the application; the loser is told, and goes on being served until it leaves. */
function takeApplication(exchange: Exchange, wire: SimWire): void {
  const { app } = exchange;
  app.wire?.send(eventText(exchange, { type: 'ApplicationReplaced' }));
  app.wire = wire;
}

/** Asterisk works the requests of a connection off in their order. */
function createRequests(exchange: Exchange, answer: (text: string) => void) {
  const waiting: string[] = [];
  let isBusy = false;

  function next(): void {
    const text = waiting.shift();
    isBusy = text !== undefined;
    if (text === undefined) return;
    exchange.time.after(exchange.paceMs(0, 1), () => {
      if (!isUp(exchange)) return;
      serveRequest(exchange, text, (response) => {
        answer(response);
        next();
      });
    });
  }

  return {
    take(text: string): void {
      waiting.push(text);
      if (!isBusy) next();
    },
  };
}

function keepOvertaken(exchange: Exchange, node: string, text: string): void {
  const kept = overtaken.get(exchange) ?? new Map<string, string[]>();
  overtaken.set(exchange, kept);
  kept.set(node, [...(kept.get(node) ?? []), text]);
}

function takeOvertaken(exchange: Exchange, node: string): string[] {
  const kept = overtaken.get(exchange)?.get(node) ?? [];
  overtaken.get(exchange)?.delete(node);
  return kept;
}
