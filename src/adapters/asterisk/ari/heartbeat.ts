import type { AdapterClock } from '../adapter-clock.ts';
import type { AriWire } from './ari-wire.ts';

const missesAllowed = 2;

/**
 * Pings the other end and breaks the connection after two unanswered pings: a half-open TCP connection would else look
 * alive for minutes while Asterisk's events go nowhere.
 */
export function startHeartbeat(wire: AriWire, clock: AdapterClock, everyMs: number) {
  let unanswered = 0;
  let cancel = clock.after(everyMs, beat);
  function beat(): void {
    if (unanswered >= missesAllowed) return wire.break();
    unanswered += 1;
    wire.ping();
    cancel = clock.after(everyMs, beat);
  }
  return {
    answered(): void {
      unanswered = 0;
    },
    stop: (): void => cancel(),
  };
}
