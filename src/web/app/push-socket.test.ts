import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PushMessage } from '../../shared/api/desk.ts';
import { createPushSocket } from './push-socket.ts';

/** A line whose other end is the test. */
class Line extends EventTarget {
  static readonly OPEN = 1;
  readyState = 0;
  sent: unknown[] = [];
  closedWith: number | null = null;
  open(): void {
    this.readyState = Line.OPEN;
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  /** As over a network that is gone: nobody confirms it. */
  close(code: number): void {
    this.closedWith = code;
  }
  hears(message: PushMessage): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }
  ends(code: number): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

const pong: PushMessage = { type: 'pong', now: '2026-11-24T14:04:00.000Z' };
let lines: Line[];
let heard: PushMessage[];
let lost: number[];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Line);
  [lines, heard, lost] = [[], [], []];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function connected() {
  const socket = createPushSocket(
    () => {
      const line = new Line();
      lines.push(line);
      return line as unknown as WebSocket;
    },
    { heard: (message) => heard.push(message), lost: (code) => lost.push(code) },
  );
  socket.connect();
  lines[0]!.open();
  return socket;
}

test('a lost line is tried again, later with each try, and never later than five seconds', () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.999);
  connected();
  const waits = Array.from({ length: 7 }, () => {
    lines.at(-1)!.ends(1006);
    const count = lines.length;
    const from = Date.now();
    while (lines.length === count) vi.advanceTimersByTime(100);
    return Date.now() - from;
  });
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect([waits[0], waits.at(-1)]).toEqual([400, 5_000]);
});

test('no try comes sooner than a fifth of a second', () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  connected();
  lines[0]!.ends(1006);
  vi.advanceTimersByTime(199);
  expect(lines).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(lines).toHaveLength(2);
});

test('a line that answers no heartbeat is given up, though it never closed', () => {
  const socket = connected();
  for (const _ of [5, 10]) {
    vi.advanceTimersByTime(5_000);
    socket.beat();
  }
  expect([lines[0]!.sent, lost]).toEqual([[{ type: 'ping' }, { type: 'ping' }], []]);
  vi.advanceTimersByTime(5_000);
  socket.beat();
  expect([lost, lines[0]!.closedWith]).toEqual([[4100], 4100]);
  vi.advanceTimersByTime(5_000);
  expect(lines).toHaveLength(2);
});

test('a line that answers is kept', () => {
  const socket = connected();
  for (let beats = 0; beats < 10; beats += 1) {
    vi.advanceTimersByTime(5_000);
    socket.beat();
    lines[0]!.hears(pong);
  }
  expect([lines.length, lost, heard.length]).toEqual([1, [], 10]);
});

test('what a dropped line still says is not heard, and its late end is no second loss', () => {
  const socket = connected();
  socket.drop(4101, 'gap');
  lines[0]!.hears(pong);
  lines[0]!.ends(1005);
  expect([heard, lost]).toEqual([[], [4101]]);
});

test('a line that was closed for good does not come back', () => {
  const socket = connected();
  socket.close();
  lines[0]!.ends(1000);
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(1);
});
