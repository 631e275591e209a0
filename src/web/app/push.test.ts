import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskSnapshot, InteractionDoc, PushMessage, QueueDoc } from '../../shared/api/desk.ts';
import { createPush, serverOffsetMs } from './push.ts';
import { queries } from './query.ts';

vi.mock('./heartbeat.ts', () => ({ startHeartbeat: () => () => undefined }));

class Line extends EventTarget {
  static readonly OPEN = 1;
  static all: Line[] = [];
  readyState = Line.OPEN;
  sent: unknown[] = [];
  constructor() {
    super();
    Line.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.readyState = 3;
  }
  hears(message: PushMessage): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }
  ends(code: number): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

const me = '8dba3222-0c0e-4582-b138-2e4942a2f080';
const now = Date.UTC(2026, 10, 24, 14, 4);
const line = (): Line => Line.all.at(-1)!;
const snapshot = (version: number): DeskSnapshot => ({
  ...{ version, now: new Date(now).toISOString() },
  ...{ agents: [], interactions: [], callbacks: [], queues: [] },
});
const greeting = (version: number, build = 'one'): PushMessage => ({
  ...{ type: 'snapshot', snapshot: snapshot(version), telephony: 'up', driver: 'asterisk', build },
});
const queue = (waiting: number) => ({ id: 'cards', name: 'Cards', waiting }) as unknown as QueueDoc;
const events = (after: number, version: number, waiting: number, ...subjects: string[]): PushMessage => ({
  ...{ type: 'events', after, version, subjects, isTyping: false },
  docs: [{ kind: 'queue', doc: queue(waiting) }],
});

let push: ReturnType<typeof createPush>;
beforeEach(() => {
  vi.useFakeTimers({ now });
  vi.stubGlobal('WebSocket', Line);
  vi.stubGlobal('location', { origin: 'http://127.0.0.1:7080' });
  Line.all = [];
  push = createPush(me);
});
afterEach(() => {
  push.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const waiting = (): number | undefined => push.get().snapshot?.queues[0]?.waiting;

test('events that follow each other change the desk', () => {
  line().hears(greeting(5));
  line().hears(events(5, 7, 1));
  line().hears(events(7, 8, 2));
  expect([waiting(), push.get().snapshot?.version, Line.all.length]).toEqual([2, 8, 1]);
});

test('a gap fetches a new snapshot instead of showing what may be wrong', () => {
  line().hears(greeting(5));
  line().hears(events(9, 10, 3));
  expect([waiting(), push.get().connection.kind]).toEqual([undefined, 'offline']);
  vi.advanceTimersByTime(5_000);
  expect(Line.all).toHaveLength(2);
  line().hears(greeting(10));
  expect([push.get().connection.kind, push.get().snapshot?.version]).toEqual(['online', 10]);
});

test('the offline time counts from the first loss, not from each try', () => {
  line().hears(greeting(5));
  line().ends(1006);
  vi.advanceTimersByTime(5_000);
  line().ends(1006);
  expect(push.get().connection).toEqual({ kind: 'offline', since: now });
});

test('the server’s clock is known from the snapshot and from every heartbeat', () => {
  vi.setSystemTime(now - 90_000);
  line().hears(greeting(5));
  expect(serverOffsetMs()).toBe(90_000);
  line().hears({ type: 'pong', now: new Date(now - 91_000).toISOString() });
  expect(serverOffsetMs()).toBe(-1_000);
});

test('an event about a subject makes what was fetched about it old, and a new snapshot everything', () => {
  const old = vi.spyOn(queries, 'invalidateQueries');
  line().hears(greeting(5));
  expect(old).toHaveBeenCalledWith();
  queries.setQueryData(['customer', 'anna', 'timeline'], []);
  queries.setQueryData(['customer', 'petr'], {});
  line().hears(events(5, 6, 0, 'anna'));
  const isOld = (key: readonly string[]) => queries.getQueryState(key)?.isInvalidated;
  expect([isOld(['customer', 'anna', 'timeline']), isOld(['customer', 'petr'])]).toEqual([true, false]);
});

test('what happens in a contact makes what was fetched about its customer old; typing does not', () => {
  const doc = {
    id: 'call',
    state: 'ended',
    wrapUp: null,
    identity: { customerId: 'anna' },
  } as unknown as InteractionDoc;
  const inCall = (after: number, isTyping: boolean): PushMessage => ({
    ...{ type: 'events', after, version: after + 1, subjects: ['call'], isTyping },
    docs: [{ kind: 'interaction', doc }],
  });
  const isOld = () => queries.getQueryState(['customer', 'anna'])?.isInvalidated;
  line().hears(greeting(5));
  queries.setQueryData(['customer', 'anna'], {});
  line().hears(inCall(5, true));
  expect(isOld()).toBe(false);
  line().hears(inCall(6, false));
  expect(isOld()).toBe(true);
});

test('the own day is fetched anew after what happened to me, not after each commit of the tenant', () => {
  const doc = { id: 'call', state: 'ended', wrapUp: null, identity: { customerId: null } } as unknown as InteractionDoc;
  const isOld = () => queries.getQueryState(['mine', 'recent'])?.isInvalidated;
  line().hears(greeting(5));
  queries.setQueryData(['mine', 'recent'], []);
  line().hears(events(5, 6, 2, 'somebody else’s call'));
  expect(isOld()).toBe(false);
  line().hears({
    ...{ type: 'events', after: 6, version: 7, subjects: ['call'], isTyping: false },
    docs: [{ kind: 'interaction', doc }],
  });
  expect(isOld()).toBe(true);
});

test('another build is told, the one that came with the page is not', () => {
  line().hears(greeting(5));
  expect(push.get().isOutdated).toBe(false);
  line().ends(1012);
  vi.advanceTimersByTime(5_000);
  line().hears(greeting(6, 'two'));
  expect(push.get().isOutdated).toBe(true);
});

test('who is signed out hears it from the socket', () => {
  const told = vi.fn();
  push.onSignedOut(told);
  line().ends(4001);
  expect(told).toHaveBeenCalledOnce();
});

test('with a renewed session the connection is new, and what ends with the session before is nothing to it', () => {
  const told = vi.fn();
  push.onSignedOut(told);
  const before = line();
  push.renew();
  before.ends(4001);
  vi.advanceTimersByTime(5_000);
  expect([told.mock.calls.length, Line.all.length]).toEqual([0, 2]);
});

test('what is said while offline is said with the next connection, the last of its kind only', () => {
  push.say({ type: 'phone', registered: true, legId: null });
  push.say({ type: 'phone', registered: true, legId: 'leg-2' });
  expect(line().sent).toEqual([]);
  line().hears(greeting(5));
  expect(line().sent).toEqual([{ type: 'phone', registered: true, legId: 'leg-2' }]);
});
