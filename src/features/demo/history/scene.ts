import type { RoutingFact } from '../../../shared/events.ts';
import type { CallbackId, InteractionId, UserId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { principalOf } from '../seed/lines.ts';
import type { Caller, Callers } from './callers.ts';
import type { Centre } from './centre.ts';
import { type ContactPlan, planContact } from './contact-plan.ts';
import { followUp } from './follow-up.ts';
import { identify } from './identify.ts';
import { answerAsCaller, placeCall, talk } from './place-call.ts';
import type { Shift } from './roster.ts';
import { type Desk, serveContact } from './serve-contact.ts';
import type { WorkingDay } from './working-days.ts';
import { conclude, wrapUp } from './wrap-up.ts';

/** Everybody who takes part, and what they have to say to each other. */
export interface Scene extends Desk {
  centre: Centre;
  callers: Callers;
  days: readonly WorkingDay[];
  shifts: readonly Shift[];
  plans: Map<InteractionId, ContactPlan>;
  calledBack: CallbackId[];
}

const minuteMs = 60_000;
/** From a commit to what the outbox makes of it. */
const reactionMs = 70;

/** A caller will ring at that time. */
export function planCall(scene: Scene, at: Instant, caller: Caller, more: Partial<ContactPlan> = {}): void {
  const { agenda, centre, plans, callers, draw } = scene;
  const plan = { ...planContact(plans.size + 1, caller, callers, draw), ...more };
  plans.set(plan.id, plan);
  agenda.put(at, () => placeCall({ agenda, centre, plan }));
}

/** What follows from a fact of the routing for those who hear of it. */
export function hear(scene: Scene, fact: RoutingFact, version: number): void {
  if (fact.kind === 'agent.stateChanged' && fact.reason === 'missed') comeBack(scene, fact.agentId);
  const plan = 'interactionId' in fact && fact.interactionId ? scene.plans.get(fact.interactionId) : undefined;
  if (!plan) return;
  const { agenda, centre } = scene;
  answerAsCaller({ agenda, centre, plan }, fact);
  tellBooks(scene, plan, fact, version);
  tellAgent(scene, plan, fact);
}

function tellBooks(scene: Scene, plan: ContactPlan, fact: RoutingFact, version: number): void {
  const { agenda, centre, contacts, cases } = scene;
  const soon = (act: () => void) => void agenda.put(agenda.now() + reactionMs, act);
  if (fact.kind === 'call.arrived') contacts.arrived(plan.id);
  if (fact.kind === 'call.answered') contacts.answered(plan.id, fact.agentId);
  const call = centre.state().calls.get(plan.id);
  if (fact.kind === 'call.queued' && call && fact.queuedAt === agenda.now())
    soon(() => identify(contacts, plan, call, version));
  if (fact.kind !== 'wrapup.finished') return;
  soon(() => {
    conclude(cases, plan.id, fact.outcomeId, version);
    for (const one of cases.ofContact(plan.id, 'opened_by'))
      followUp(scene, one, (at) =>
        planCall(scene, at, plan.caller, { continues: true, wishes: plan.wishes.slice(0, 1) }),
      );
  });
}

function tellAgent(scene: Scene, plan: ContactPlan, fact: RoutingFact): void {
  const { agenda, centre, days } = scene;
  if (fact.kind === 'call.bridged') {
    talk({ agenda, centre, plan }, fact.agentId);
    serveContact(scene, { plan, agentId: fact.agentId, principalId: principalOf(plan.caller.line) });
  }
  if (fact.kind === 'wrapup.started') {
    const { closesAt } = days.findLast((day) => day.opensAt <= agenda.now())!;
    wrapUp({ desk: scene, centre, plan, agentId: fact.agentId, closesAt });
  }
  if (fact.kind === 'callback.promised') callBack(scene, fact);
}

/** Who did not take an offer sees it soon. */
function comeBack({ agenda, centre, draw }: Scene, agentId: UserId): void {
  agenda.put(agenda.now() + draw.between(20_000, 80_000), () => {
    if (centre.state().agents.get(agentId)?.reason !== 'missed') return;
    centre.request({ kind: 'agent.chooseState', agentId, chosen: { state: 'ready' }, setBy: agentId });
  });
}

/** Made by its owner, or by whoever is there then. */
function callBack(scene: Scene, promised: Extract<RoutingFact, { kind: 'callback.promised' }>): void {
  const { agenda, centre, log, draw, calledBack } = scene;
  const { callbackId, interactionId, number, due, ownerId } = promised;
  agenda.put(due + draw.between(1, 18) * minuteMs, () => {
    const here = [...centre.state().agents.values()].filter(({ state }) => state !== 'offline');
    const agent = here.find(({ id }) => id === ownerId) ?? here[0]!;
    calledBack.push(callbackId);
    log.tell(
      { kind: 'callback.closed', callbackId, interactionId, number, state: 'done' },
      { kind: 'user', id: agent.id },
    );
  });
}
