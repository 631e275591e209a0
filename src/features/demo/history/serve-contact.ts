import type { CustomerId, PrincipalId, UserId } from '../../../shared/ids.ts';
import { inLanguage } from '../../../shared/language.ts';
import { topicId } from '../seed/catalogue.ts';
import type { Draw } from '../seed/draw.ts';
import { actOn } from '../seed/object-types.ts';
import { customerId, objectId } from '../seed/put-customers.ts';
import type { SeedCustomer, SeedObject } from '../seed/seed-customer.ts';
import { principalId } from '../seed/staff.ts';
import type { Agenda } from './agenda.ts';
import type { CaseBook } from './case-book.ts';
import { byRule, type ContactBook } from './contact-book.ts';
import type { ContactPlan } from './contact-plan.ts';
import type { LogBook } from './log-book.ts';
import type { Wish } from './wishes.ts';

export interface Desk {
  agenda: Agenda;
  log: LogBook;
  cases: CaseBook;
  contacts: ContactBook;
  draw: Draw;
}

/** An agent with a caller: who it is, what it is about, what is done. */
interface Served {
  plan: ContactPlan;
  agentId: UserId;
  /** Of the number that was called. */
  principalId: PrincipalId | null;
}

/** In what share of the contacts with an outcome an agent opens a case by hand. */
const casesByHand: Readonly<Record<string, number>> = {
  ...{ complaint: 1, 'technical-fault': 0.9, 'passed-on': 0.75, waiting: 0.7, promise: 0.35, 'call-back': 0.3 },
  solved: 0.05,
};
const actShare = 0.8;
const continuedShare = 0.6;

/** Puts down what the agent does while they talk, each at its part of the talk. */
export function serveContact(desk: Desk, served: Served): void {
  const { plan } = served;
  const { agenda } = desk;
  const at = (share: number, act: () => void) => void agenda.put(agenda.now() + plan.talkMs * share, act);
  if (plan.identity) at(0.12, () => sayWho(desk, served));
  plan.wishes.forEach((wish, nth) => at(0.3 + nth * 0.3, () => fulfil(desk, served, wish)));
  if (plan.wishes.length > 0) at(0.85, () => writeCase(desk, served));
}

function sayWho({ contacts }: Desk, { plan, agentId }: Served): void {
  const who = plan.identity!;
  contacts.choose(plan.id, who.state, who.state === 'anonymous' ? null : customerId(who.customer.key), agentId);
}

/** The customer whom the contact is about, as far as anybody has said. */
export function customerIn({ caller, identity }: ContactPlan): SeedCustomer | null {
  if (caller.customer) return caller.customer;
  return identity && identity.state !== 'anonymous' ? identity.customer : null;
}

const objectIn = (plan: ContactPlan, { about }: Wish): SeedObject | null =>
  customerIn(plan)?.objects.find(
    ({ type, key }) => type === about && (type !== 'card' || !plan.card || key === plan.card),
  ) ?? null;

const idOf = (object: SeedObject | null) => object && objectId(object.type, object.key);

/** What an act serves gets its topic from the act's rule, everything else from the agent. */
function fulfil(desk: Desk, served: Served, wish: Wish): void {
  const { plan, agentId } = served;
  const object = objectIn(plan, wish);
  if (wish.act && object && desk.draw.is(actShare)) return perform(desk, served, { object, action: wish.act });
  const topic = {
    topicId: topicId(wish.topic),
    objectId: idOf(object),
    source: 'agent',
  } as const;
  desk.contacts.addTopic(plan.id, topic, { kind: 'user', id: agentId });
}

/** As the use case does it: the act, the values that came, and the case that its rule makes, in this order. */
function perform(desk: Desk, served: Served, { object, action }: { object: SeedObject; action: string }): void {
  const { log, cases, contacts } = desk;
  const { plan, agentId } = served;
  const act = actOn(object.type, action)!;
  const about = { objectId: objectId(object.type, object.key), interactionId: plan.id };
  const caseId = cases.nextId();
  const user = { kind: 'user', id: agentId } as const;
  const performed = log.tell(
    { kind: 'action.performed', action, actionVersion: 1, ...about, caseId, result: 'done' },
    user,
  );
  log.tell(
    { kind: 'object.changed', objectId: about.objectId, fields: act.fields, source: act.source },
    user,
    performed,
  );
  const { rule } = act;
  cases.open(
    {
      ...caseAbout(served, about.objectId),
      ...{ title: inLanguage(rule.title, 'cs'), caseType: rule.caseType, category: rule.category },
      ...{ state: 'resolved', madeBy: { action, version: 1 } },
    },
    performed,
  );
  const topic = { topicId: topicId(rule.topic!), objectId: about.objectId, source: 'action' } as const;
  contacts.addTopic(plan.id, topic, byRule(`action:${action}`, 1), performed);
  contacts.ran({ actionId: act.id, ...about, userId: agentId, caseId });
}

function caseAbout(served: Served, about: ReturnType<typeof idOf>) {
  const { plan, agentId } = served;
  const customer = customerIn(plan);
  return {
    ...{ interactionId: plan.id, objectId: about, ownerId: agentId, contactPointId: plan.caller.pointId },
    customerId: customer && customerId(customer.key),
    principalId: served.principalId ?? (customer?.principal ? principalId(customer.principal) : null),
  };
}

/** What is open already goes on; what is left to do gets a case of its own. */
function writeCase(desk: Desk, served: Served): void {
  const { plan, agentId } = served;
  const { cases, draw } = desk;
  if (cases.ofContact(plan.id).length > 0) return;
  const open = openCaseOf(desk, plan);
  if (open && (plan.continues || draw.is(continuedShare))) return cases.continueIn(open, plan.id, agentId);
  if (!draw.is(casesByHand[plan.outcome] ?? 0)) return;
  const wish = plan.wishes[0]!;
  const [cs, uk] = wish.titles;
  const title = plan.caller.line === 'ukrainian' ? uk : cs;
  const byHand = { title, caseType: wish.caseType, category: null, state: 'open', madeBy: null } as const;
  cases.open({ ...caseAbout(served, idOf(objectIn(plan, wish))), ...byHand }, null);
}

function openCaseOf({ cases }: Desk, plan: ContactPlan) {
  const customer = customerIn(plan);
  const open = customer ? cases.openOf(customerId(customer.key) as CustomerId) : [];
  return open.at(-1) ?? null;
}
