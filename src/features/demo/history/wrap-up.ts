import type { InteractionId, OutcomeId, UserId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { outcomeId, outcomeWith } from '../seed/catalogue.ts';
import type { CaseBook } from './case-book.ts';
import type { Centre } from './centre.ts';
import { byRule } from './contact-book.ts';
import type { ContactPlan } from './contact-plan.ts';
import { noteAbout } from './notes.ts';
import type { Desk } from './serve-contact.ts';

const minuteMs = 60_000;
const formMs = 30_000;

export interface Ended {
  desk: Desk;
  centre: Centre;
  plan: ContactPlan;
  agentId: UserId;
  /** The end of the day: nobody is called back after it. */
  closesAt: Instant;
}

/** Says how the contact ended and finishes the form: in time, extended once, or later from the tray. */
export function wrapUp(ended: Ended): void {
  const { desk, centre, plan, agentId } = ended;
  const { agenda, log } = desk;
  const callback = plannedCallback(ended);
  const outcome = outcomeOf(ended, callback !== null);
  const note = noteAbout(plan, outcome, desk.draw);
  const about = { agentId, interactionId: plan.id };
  const endedAt = agenda.now();
  if (note)
    agenda.put(endedAt + Math.min(plan.wrapUpMs, formMs) * 0.5, () => desk.contacts.write(plan.id, agentId, note));
  agenda.put(endedAt + Math.min(plan.wrapUpMs * 0.6, formMs), () =>
    log.tell(
      { kind: 'outcome.chosen', interactionId: plan.id, outcomeId: outcomeId(outcome) },
      { kind: 'user', id: agentId },
    ),
  );
  if (plan.wrapUpMs > formMs && plan.wrapUpMs < 2 * formMs)
    agenda.put(endedAt + formMs - 5_000, () => void centre.request({ kind: 'wrapup.extend', ...about }));
  agenda.put(endedAt + plan.wrapUpMs, () => {
    const finish = { outcomeId: outcomeId(outcome), next: null, callback };
    centre.request({ kind: 'wrapup.finish', ...about, ...finish });
  });
}

/** What an act has answered or a case that went on has brought to its end is solved; a promise needs a number and time. */
function outcomeOf({ desk, plan }: Ended, canCallBack: boolean): string {
  const isServed = desk.contacts.runs.some(({ interactionId }) => interactionId === plan.id);
  if (isServed || plan.continues) return 'solved';
  return plan.outcome === 'call-back' && !canCallBack ? 'passed-on' : plan.outcome;
}

function plannedCallback({ desk, plan, agentId, closesAt }: Ended) {
  const due = desk.agenda.now() + desk.draw.between(40, 150) * minuteMs;
  const { number } = plan.caller;
  if (plan.outcome !== 'call-back' || number === null || due > closesAt - 20 * minuteMs) return null;
  return { due, ownerId: desk.draw.is(0.7) ? agentId : null, number };
}

/** What the outcome does to the cases of its contact. */
export function conclude(cases: CaseBook, id: InteractionId, outcome: OutcomeId, causedBy: number): void {
  const { key, effect } = outcomeWith(outcome);
  const state = effect === 'resolve' ? 'resolved' : effect === 'wait' ? 'waiting' : null;
  if (state) for (const one of cases.ofContact(id)) cases.change(one, state, byRule(`outcome:${key}`, 1), causedBy);
}
