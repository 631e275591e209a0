import type { CancelTimer, Clock } from './clock.ts';
import { headerOf, headersOf, type SipRequest, type SipResponse } from './sip-message.ts';
import { giveUpMs, type SipTiming } from './sip-timing.ts';

interface ClientTransactionDeps {
  clock: Clock;
  timing: SipTiming;
  send(request: SipRequest): void;
}

export interface ClientTransactionListener {
  /** Provisional responses as they come; of the final ones each 2xx to an INVITE, otherwise only the first. */
  response(response: SipResponse): void;
  timeout(): void;
  /** Nothing more will come. */
  terminated(): void;
}

export interface ClientTransaction {
  receive(response: SipResponse): void;
  stop(): void;
}

interface Progress {
  state: 'calling' | 'proceeding' | 'accepted' | 'completed' | 'terminated';
  resendMs: number;
  cancelResend: CancelTimer;
  cancelEnd: CancelTimer;
}

/** RFC 3261 17.1 over UDP, with the state *accepted* of RFC 6026 for the 2xx of an INVITE. */
export function startClientTransaction(
  deps: ClientTransactionDeps,
  request: SipRequest,
  listener: ClientTransactionListener,
): ClientTransaction {
  const { clock, timing } = deps;
  const isInvite = request.method === 'INVITE';
  const progress: Progress = {
    state: 'calling',
    resendMs: timing.t1Ms,
    cancelResend: () => undefined,
    cancelEnd: () => undefined,
  };
  const end = (): void => {
    progress.state = 'terminated';
    stopTimers(progress);
    listener.terminated();
  };
  const resendLater = (): void => {
    progress.cancelResend = clock.after(progress.resendMs, () => {
      deps.send(request);
      progress.resendMs = nextInterval(progress, isInvite, timing);
      resendLater();
    });
  };
  deps.send(request);
  resendLater();
  progress.cancelEnd = clock.after(giveUpMs(timing), () => {
    end();
    listener.timeout();
  });
  return {
    stop: () => stopTimers(progress),
    receive(response) {
      const was = progress.state;
      if (was === 'terminated') return;
      if (response.code < 200) {
        if (was === 'calling' || was === 'proceeding') becomeProceeding(progress, isInvite);
        if (progress.state === 'proceeding') listener.response(response);
        return;
      }
      if (isInvite && response.code >= 300) deps.send(ackOfRefusal(request, response));
      if (was === 'completed' || (was === 'accepted' && response.code >= 300)) return;
      if (was !== 'accepted') finish(deps, progress, isInvite, response.code, end);
      listener.response(response);
    },
  };
}

function becomeProceeding(progress: Progress, isInvite: boolean): void {
  progress.state = 'proceeding';
  if (!isInvite) return;
  // A phone may ring for minutes: after a provisional response an INVITE has neither timer A nor B.
  stopTimers(progress);
}

/** Timer A doubles without limit, timer E up to T2 and is T2 once there was a provisional response. */
function nextInterval(progress: Progress, isInvite: boolean, timing: SipTiming): number {
  if (isInvite) return progress.resendMs * 2;
  return progress.state === 'proceeding' ? timing.t2Ms : Math.min(progress.resendMs * 2, timing.t2Ms);
}

/** Waits for late copies: timers D and M of an INVITE, timer K of the rest. */
function finish(
  { clock, timing }: ClientTransactionDeps,
  progress: Progress,
  isInvite: boolean,
  code: number,
  end: () => void,
): void {
  stopTimers(progress);
  progress.state = isInvite && code < 300 ? 'accepted' : 'completed';
  progress.cancelEnd = clock.after(isInvite ? giveUpMs(timing) : timing.t4Ms, end);
}

function stopTimers(progress: Progress): void {
  progress.cancelResend();
  progress.cancelEnd();
}

/** RFC 3261 17.1.1.3: the ACK of a refusal belongs to the INVITE's transaction and repeats its branch. */
function ackOfRefusal(invite: SipRequest, response: SipResponse): SipRequest {
  const kept = (name: string): [string, string][] => headersOf(invite, name).map((value) => [name, value]);
  return {
    kind: 'request',
    method: 'ACK',
    uri: invite.uri,
    headers: [
      ['Via', headersOf(invite, 'Via')[0] ?? ''],
      ['Max-Forwards', '70'],
      ...kept('Route'),
      ['From', headerOf(invite, 'From') ?? ''],
      ['To', headerOf(response, 'To') ?? ''],
      ['Call-ID', headerOf(invite, 'Call-ID') ?? ''],
      ['CSeq', `${Number.parseInt(headerOf(invite, 'CSeq') ?? '0', 10)} ACK`],
    ],
    body: '',
  };
}
