import type { RoutingFact } from '../../../shared/events.ts';
import { numbers } from '../seed/lines.ts';
import type { Agenda } from './agenda.ts';
import type { Centre } from './centre.ts';
import type { ContactPlan } from './contact-plan.ts';

const keyMs = 310;
const thinkingMs = 2_400;

/** The caller's end of a contact. */
export interface CallerEnd {
  agenda: Agenda;
  centre: Centre;
  plan: ContactPlan;
}

export function placeCall({ agenda, centre, plan }: CallerEnd): void {
  const { id: interactionId, caller } = plan;
  centre.tell({ kind: 'call.arrived', interactionId, from: caller.number, to: numbers[caller.line], attempt: 1 });
  if (plan.leavesFlowAfterMs === null) return;
  agenda.put(agenda.now() + plan.leavesFlowAfterMs, () => {
    if (centre.state().calls.get(interactionId)?.place.kind === 'flow') hangUp({ agenda, centre, plan });
  });
}

const hangUp = ({ centre, plan }: CallerEnd): void =>
  centre.tell({ kind: 'call.ended', interactionId: plan.id, cause: 'normal', by: 'caller' });

/** What the caller does about what they hear. */
export function answerAsCaller(end: CallerEnd, fact: RoutingFact): void {
  const { agenda, centre, plan } = end;
  if (fact.kind === 'flow.stepEntered' && fact.step === 'card' && fact.entry === 2) typeCard(end);
  if (fact.kind !== 'call.queued') return;
  agenda.put(fact.queuedAt + plan.patienceMs, () => {
    const place = centre.state().calls.get(plan.id)?.place;
    if (place && place.kind !== 'talking') hangUp(end);
  });
}

function typeCard({ agenda, centre, plan }: CallerEnd): void {
  const { id: interactionId, card } = plan;
  if (card === null) return;
  [...card].forEach((digit, nth) =>
    agenda.put(agenda.now() + thinkingMs + nth * keyMs, () =>
      centre.tell({ kind: 'digit.pressed', interactionId, digit }),
    ),
  );
}

/** The talk takes its time, with or without the caller on hold for a while. */
export function talk(end: CallerEnd, agentId: Parameters<Centre['request']>[0]['agentId']): void {
  const { agenda, centre, plan } = end;
  const about = { agentId, interactionId: plan.id };
  const beginsAt = agenda.now();
  if (plan.holdMs !== null) {
    const heldAt = beginsAt + plan.talkMs * 0.4;
    agenda.put(heldAt, () => void centre.request({ kind: 'call.hold', ...about }));
    agenda.put(heldAt + plan.holdMs, () => void centre.request({ kind: 'call.resume', ...about }));
  }
  agenda.put(beginsAt + plan.talkMs, () => {
    if (plan.endsBy === 'caller') hangUp(end);
    else centre.request({ kind: 'call.end', ...about });
  });
}
