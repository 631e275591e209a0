import { expect, test, vi } from 'vitest';
import { answerCall, gatherSoon, type SipLine } from './sip-session.ts';

/** A line with one call, which rings until it is answered. */
function lineThatRings() {
  let rings = true;
  const answer = vi.fn(() => {
    if (!rings) throw new Error('Invalid status: 5');
    rings = false;
  });
  const session = { answer, isInProgress: () => rings, isEstablished: () => false };
  const line = { account: { iceServers: [] }, session, answersUntilMs: 0 } as unknown as SipLine;
  return { line, answer };
}

test('a call that was answered a moment ago is not answered again by a second press', () => {
  const { line, answer } = lineThatRings();
  answerCall(line);
  answerCall(line);
  expect(answer).toHaveBeenCalledOnce();
});

test('a server that does not say the outer address keeps the caller waiting no longer than 700 ms', () => {
  vi.useFakeTimers();
  let found = (_: { ready: () => void }): void => undefined;
  const on = (_: string, listener: typeof found) => (found = listener);
  gatherSoon({ on } as unknown as Parameters<typeof gatherSoon>[0]);
  const ready = vi.fn();
  found({ ready });
  vi.advanceTimersByTime(600);
  found({ ready });
  expect(ready).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(ready).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
