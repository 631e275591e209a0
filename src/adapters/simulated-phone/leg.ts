import type { EndCause } from '../../core/telephony/event.ts';
import type { TelephonyCommand } from '../../core/telephony/command.ts';
import { forgetIfGone, phoneOf, type Exchange, type SimulatedCall, type SimulatedLeg } from './exchange.ts';

type Dial = Extract<TelephonyCommand, { kind: 'leg.dial' }>;

/** How long a phone takes to answer by itself. */
const autoAnswerMs = 50;

/** A leg is dialled once: dialled again it is the same leg, and what became of it is told again. */
export function dialLeg(exchange: Exchange, call: SimulatedCall, dial: Dial): void {
  const known = call.legs.get(dial.legId);
  if (known) return tellEnd(exchange, call, known);
  const { legId, agentId } = dial;
  const leg: SimulatedLeg = {
    legId,
    agentId,
    state: 'ringing',
    bridged: false,
    dead: false,
    ended: null,
    cancelTimers: () => {},
  };
  call.legs.set(legId, leg);
  const phone = phoneOf(exchange, agentId);
  if (!phone.registered) return endLeg(exchange, call, leg, 'unreachable', 'unknown');
  if (phone.holds) return endLeg(exchange, call, leg, 'busy', 'agent');
  phone.holds = { call, leg };
  exchange.tell({ kind: 'leg.ringing', interactionId: call.interactionId, legId });
  startTimers(exchange, call, leg, dial);
}

function startTimers(exchange: Exchange, call: SimulatedCall, leg: SimulatedLeg, dial: Dial): void {
  const stopRinging = exchange.after(dial.timeoutMs, () => endLeg(exchange, call, leg, 'no-answer', 'unknown'));
  const stopAnswering = dial.autoAnswer ? exchange.after(autoAnswerMs, () => answerLeg(exchange, call, leg)) : () => {};
  leg.cancelTimers = () => {
    stopRinging();
    stopAnswering();
  };
}

export function answerLeg(exchange: Exchange, call: SimulatedCall, leg: SimulatedLeg): void {
  if (leg.state !== 'ringing' || leg.dead) return;
  leg.cancelTimers();
  leg.state = 'up';
  exchange.tell({ kind: 'leg.answered', interactionId: call.interactionId, legId: leg.legId });
}

export function endLeg(
  exchange: Exchange,
  call: SimulatedCall,
  leg: SimulatedLeg,
  cause: EndCause,
  by: 'agent' | 'zvon' | 'unknown',
): void {
  if (leg.state === 'ended') return;
  leg.cancelTimers();
  leg.state = 'ended';
  leg.bridged = false;
  leg.ended = { cause, by };
  const phone = phoneOf(exchange, leg.agentId);
  if (phone.holds?.leg === leg) phone.holds = null;
  tellEnd(exchange, call, leg);
  forgetIfGone(exchange, call);
}

function tellEnd(exchange: Exchange, { interactionId }: SimulatedCall, { legId, ended }: SimulatedLeg): void {
  if (ended) exchange.tell({ kind: 'leg.ended', interactionId, legId, ...ended });
}
