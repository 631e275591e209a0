import type { CancelTimer, Clock } from './clock.ts';
import type { SipResponse } from './sip-message.ts';
import { giveUpMs, type SipTiming } from './sip-timing.ts';

interface ServerTransactionDeps {
  clock: Clock;
  timing: SipTiming;
  send(response: SipResponse): void;
  terminated(): void;
}

export interface ServerTransaction {
  readonly key: string;
  respond(response: SipResponse, onUnacknowledged?: () => void): void;
  /** The request came again: the last response is repeated. */
  repeat(): void;
  /** The ACK of the final response to an INVITE came. */
  acknowledge(): void;
  stop(): void;
}

/**
 * RFC 3261 17.2 over UDP. A final response to an INVITE is repeated until its ACK, also a 2xx: the RFC leaves that to
 * the user agent core (13.3.1.4), which would do the very same here.
 */
export function createServerTransaction(
  deps: ServerTransactionDeps,
  key: string,
  isInvite: boolean,
): ServerTransaction {
  const { clock, timing } = deps;
  let last: SipResponse | null = null;
  let resendMs = timing.t1Ms;
  let cancelResend: CancelTimer = () => undefined;
  let cancelEnd: CancelTimer = () => undefined;
  const stop = (): void => {
    cancelResend();
    cancelEnd();
  };
  const resendLater = (response: SipResponse): void => {
    cancelResend = clock.after(resendMs, () => {
      deps.send(response);
      resendMs = Math.min(resendMs * 2, timing.t2Ms);
      resendLater(response);
    });
  };
  return {
    key,
    stop,
    respond(response, onUnacknowledged) {
      if (last !== null && last.code >= 200) return;
      last = response;
      deps.send(response);
      if (response.code < 200) return;
      if (isInvite) resendLater(response);
      cancelEnd = clock.after(giveUpMs(timing), () => {
        stop();
        deps.terminated();
        if (isInvite) onUnacknowledged?.();
      });
    },
    repeat() {
      if (last !== null) deps.send(last);
    },
    acknowledge() {
      if (last === null || last.code < 200) return;
      stop();
      // Timer I: late copies of the ACK are swallowed here.
      cancelEnd = clock.after(timing.t4Ms, deps.terminated);
    },
  };
}
