import type { AriWire, WireListener } from '../../../../src/adapters/asterisk/ari/ari-wire.ts';
import type { Instant } from '../../../../src/shared/time.ts';
import type { SimProcess } from '../sim-process.ts';
import { isUp, type Exchange } from './exchange.ts';
import { createRequests, type RequestsOfWire } from './requests-of-wire.ts';
import { eventText } from './tell.ts';

/** A websocket between one node and this Asterisk, seen from Asterisk's end. */
export interface SimWire {
  node: string;
  process: SimProcess;
  /** An event: it may be lost, doubled or late on its way. */
  tell(text: string): void;
  /** What only breaking the connection could keep from its other end. */
  send(text: string): void;
  /** Ends it from Asterisk's side, or on the way. */
  cut(why: string): void;
  /** Nothing gets through any more, and nobody is told (a router that forgot the connection). */
  goDark(): void;
  /** The process at the other end is dead: its system closes what it had open. */
  abandoned(): void;
}

interface Link {
  readonly exchange: Exchange;
  readonly process: SimProcess;
  readonly node: string;
  readonly listener: WireListener;
  readonly requests: RequestsOfWire;
  wire: SimWire;
  atNode: 'opening' | 'open' | 'closed';
  atAsterisk: 'opening' | 'open' | 'closed';
  isDark: boolean;
  /** Asterisk has given up writing to it, and will close it. */
  isGivenUp: boolean;
  /** Texts that a frozen process has not read. */
  unread: number;
  /** What is sent in either direction comes in its order. */
  toAsteriskAt: Instant;
  toNodeAt: Instant;
}

/** What a node does when its telephone system hears it. */
export const connects = 'connects with Asterisk';
/** Frames that a process which reads nothing leaves in the buffers before Asterisk gives it up. */
const unreadMost = 400;
/** A text that a reconnect overtook comes so long after it. */
const overtakenMs = 300;
const late = { leastMs: 200, mostMs: 4_000 };
/** So long Asterisk writes into nothing until it closes (`websocket_write_timeout` and what is in the buffers). */
const givenUp = { leastMs: 100, mostMs: 1_500 };

export function openSimWire(exchange: Exchange, process: SimProcess, node: string, listener: WireListener): AriWire {
  const link: Link = {
    ...{ exchange, process, node, listener },
    requests: createRequests(exchange, (text) => answer(link, text)),
    wire: {
      ...{ node, process },
      tell: (text) => tellEvent(link, text),
      send: (text) => send(link, text),
      cut: (why) => cut(link, why),
      goDark: () => void (link.isDark = true),
      abandoned() {
        link.atNode = 'closed';
        exchange.time.after(exchange.paceMs(0, 1), () => closeAtAsterisk(link));
      },
    },
    atNode: 'opening',
    atAsterisk: 'opening',
    isDark: false,
    isGivenUp: false,
    unread: 0,
    toAsteriskAt: 0,
    toNodeAt: 0,
  };
  exchange.time.after(exchange.paceMs(1, 5), () => open(link));
  return {
    isOpen: () => link.atNode === 'open',
    send: (text) => sendToAsterisk(link, text),
    ping: () => ping(link),
    break: () => closeByNode(link, 'broken'),
    close: () => closeByNode(link, 'closed'),
  };
}

function open(link: Link): void {
  const { exchange, process, listener, wire } = link;
  if (process.isDead() || link.atNode === 'closed') return;
  if (!isUp(exchange)) return closeAtNode(link, 'connect ECONNREFUSED');
  link.atAsterisk = 'open';
  exchange.wires.add(wire);
  exchange.happenings.deed(link.node, connects);
  takeApplication(exchange, wire);
  process.enter(() => {
    if (link.atNode !== 'opening') return;
    link.atNode = 'open';
    listener.opened();
  });
  const overtaken = exchange.overtaken.get(link.node) ?? [];
  exchange.overtaken.delete(link.node);
  for (const text of overtaken) exchange.time.after(exchange.paceMs(0, overtakenMs), () => send(link, text));
}

/** A newer connection takes the application; the loser is told, and goes on being served until it leaves. */
function takeApplication(exchange: Exchange, wire: SimWire): void {
  const { app } = exchange;
  app.wire?.send(eventText(exchange, { type: 'ApplicationReplaced' }));
  app.wire = wire;
}

/** What the faults of `reliability.md` 13.2 do to an event on its way. */
function tellEvent(link: Link, text: string): void {
  const { exchange, node, wire } = link;
  const { fate, time, chance } = exchange;
  const about = `${node}: ${text.slice(0, 40)}`;
  if (fate.strikes('ari-event-lost', about)) return;
  if (fate.strikes('ari-event-late', about))
    link.toNodeAt = Math.max(link.toNodeAt, time.now() + chance.between(late.leastMs, late.mostMs));
  if (fate.strikes('ari-event-reordered', about)) {
    exchange.overtaken.set(node, [...(exchange.overtaken.get(node) ?? []), text]);
    return wire.cut('the connection broke');
  }
  if (fate.strikes('ari-slow-consumer', about)) {
    link.isGivenUp = true;
    return void time.after(chance.between(givenUp.leastMs, givenUp.mostMs), () => wire.cut('the reader was too slow'));
  }
  send(link, text);
  if (fate.strikes('ari-event-doubled', about)) send(link, text);
}

function answer(link: Link, text: string): void {
  if (!link.exchange.fate.strikes('ari-answer-lost', `${link.node}: ${text.slice(0, 120)}`)) send(link, text);
}

function send(link: Link, text: string): void {
  const { exchange, process } = link;
  if (link.atAsterisk !== 'open' || link.isDark || link.isGivenUp) return;
  link.toNodeAt = arrivalAfter(exchange, link.toNodeAt);
  exchange.time.at(link.toNodeAt, () => {
    if (link.isDark || link.atNode !== 'open') return;
    link.unread = process.isFrozen() ? link.unread + 1 : 0;
    if (link.unread > unreadMost) return giveUp(link);
    process.enter(() => hear(link, text));
  });
}

function hear({ exchange, node, listener, atNode }: Link, text: string): void {
  if (atNode !== 'open') return;
  exchange.happenings.tell({ kind: 'event', at: exchange.time.now(), node, text });
  listener.text(text);
}

function giveUp(link: Link): void {
  link.exchange.happenings.fault('ari-slow-consumer', link.node);
  link.isGivenUp = true;
  link.wire.cut('the reader was too slow');
}

function sendToAsterisk(link: Link, text: string): void {
  const { exchange } = link;
  link.toAsteriskAt = arrivalAfter(exchange, link.toAsteriskAt);
  exchange.time.at(link.toAsteriskAt, () => {
    if (link.atAsterisk === 'open' && !link.isDark) link.requests.take(text);
  });
}

const arrivalAfter = ({ time, paceMs }: Exchange, last: Instant): Instant => Math.max(last, time.now() + paceMs(0, 1));

function ping(link: Link): void {
  const { exchange, process, listener } = link;
  exchange.time.after(exchange.paceMs(0, 2), () => {
    if (link.atAsterisk !== 'open' || link.isDark) return;
    process.enter(() => {
      if (link.atNode === 'open') listener.pong();
    });
  });
}

function cut(link: Link, why: string): void {
  closeAtAsterisk(link);
  link.exchange.time.after(link.exchange.paceMs(0, 1), () => closeAtNode(link, why));
}

/** The listener is told in a turn of its own; a dark connection tells Asterisk nothing. */
function closeByNode(link: Link, why: string): void {
  if (link.atNode === 'closed') return;
  link.atNode = 'closed';
  link.process.after(0, () => link.listener.closed(why));
  if (!link.isDark) link.exchange.time.after(link.exchange.paceMs(0, 1), () => closeAtAsterisk(link));
}

function closeAtNode(link: Link, why: string): void {
  if (link.atNode === 'closed') return;
  link.atNode = 'closed';
  link.process.enter(() => link.listener.closed(why));
}

function closeAtAsterisk(link: Link): void {
  const { exchange, wire } = link;
  if (link.atAsterisk === 'closed') return;
  link.atAsterisk = 'closed';
  exchange.wires.delete(wire);
  if (exchange.app.wire === wire) exchange.app.wire = null;
}
