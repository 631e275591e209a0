import { expect, test, vi } from 'vitest';
import { answerCall, type SipLine } from './sip-session.ts';

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
