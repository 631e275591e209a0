import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { comeBackSoon } from './sip-registration.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const listeners = new Map<string, () => void>();
  const connect = vi.fn();
  const end = comeBackSoon({ on: (event, listener) => listeners.set(event, listener) }, { connect });
  const happens = (event: 'connected' | 'disconnected'): void => listeners.get(event)?.();
  return { connect, end, happens };
}

test('a phone whose connection is lost tries again within half a second, once', () => {
  const { connect, happens } = open();
  happens('connected');
  happens('disconnected');
  vi.advanceTimersByTime(150);
  expect(connect).not.toHaveBeenCalled();
  vi.advanceTimersByTime(350);
  expect(connect).toHaveBeenCalledTimes(1);
  happens('disconnected');
  vi.advanceTimersByTime(10_000);
  expect(connect).toHaveBeenCalledTimes(1);
});

test('a phone that came back tries again the next time', () => {
  const { connect, happens } = open();
  for (const event of ['connected', 'disconnected', 'connected', 'disconnected'] as const) {
    happens(event);
    vi.advanceTimersByTime(600);
  }
  expect(connect).toHaveBeenCalledTimes(2);
});

test('a phone that was closed stays closed', () => {
  const { connect, end, happens } = open();
  happens('connected');
  happens('disconnected');
  end();
  happens('connected');
  happens('disconnected');
  vi.advanceTimersByTime(10_000);
  expect(connect).not.toHaveBeenCalled();
});
