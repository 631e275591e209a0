import type { EndCause } from '../../core/telephony/event.ts';
import type { InteractionId } from '../../shared/ids.ts';
import { forgetIfGone, type CallerEar, type Exchange, type SimulatedCall, type SimulatedUnheard } from './exchange.ts';
import { stopRecording } from './recording.ts';

/** The dialplan's contract while Zvon is away: held, tried again every 3 s, 40 times (reliability 4). */
const retryMs = 3_000;
const attemptsMax = 40;

export function openCall(
  exchange: Exchange,
  call: { interactionId: InteractionId; from: string | null; to: string },
  caller: CallerEar,
): SimulatedCall {
  const opened: SimulatedCall = {
    ...call,
    attempt: 1,
    taken: false,
    isKnown: false,
    answered: false,
    over: false,
    music: false,
    held: false,
    playing: [],
    joining: [],
    legs: new Map(),
    recording: null,
    caller,
  };
  exchange.calls.set(call.interactionId, opened);
  offerToZvon(exchange, opened);
  return opened;
}

function offerToZvon(exchange: Exchange, call: SimulatedCall): void {
  if (call.over) return;
  if (exchange.connected) {
    const { interactionId, from, to, attempt } = call;
    call.taken = true;
    return exchange.tell({ kind: 'call.arrived', interactionId, from, to, attempt });
  }
  if (call.attempt >= attemptsMax) return overflow(exchange, call);
  call.attempt += 1;
  exchange.after(retryMs, () => offerToZvon(exchange, call));
}

/** The caller hears that nobody is there. */
function overflow(exchange: Exchange, call: SimulatedCall): void {
  witness(exchange, call, 'call.overflowed');
  endCall(exchange, call, 'failed', 'unknown');
}

function witness(exchange: Exchange, call: SimulatedCall, kind: SimulatedUnheard['kind']): void {
  const { interactionId, from, to } = call;
  exchange.unheard.push({ kind, at: exchange.clock.now(), interactionId, from, to });
  call.isKnown = true;
}

export function answerCall(call: SimulatedCall): void {
  if (call.answered) return;
  call.answered = true;
  call.caller.answered();
}

/** The legs stay: they are Zvon's to hang up, for it may have other plans for the agent. */
export function endCall(
  exchange: Exchange,
  call: SimulatedCall,
  cause: EndCause,
  by: 'caller' | 'zvon' | 'unknown',
): void {
  if (call.over) return;
  for (const playback of call.playing) playback.cancel();
  call.playing = [];
  call.joining = [];
  stopRecording(exchange, call);
  call.over = true;
  if (!call.isKnown && cause !== 'pbx-lost') witness(exchange, call, 'call.unheard');
  call.music = false;
  for (const leg of call.legs.values()) leg.bridged = false;
  exchange.tell({ kind: 'call.ended', interactionId: call.interactionId, cause, by });
  call.caller.ended();
  forgetIfGone(exchange, call);
}
