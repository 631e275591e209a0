import type { AssignmentReason } from '../../../src/shared/events.ts';
import type { UserId } from '../../../src/shared/ids.ts';
import type { RoutingConfig } from '../../../src/core/routing/state.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Account, Contact, Person } from './account.ts';
import type { Invariant } from './invariant.ts';
import {
  candidatesFor,
  dueOf,
  firstInLine,
  isBefore,
  isFree,
  maySkillsServe,
  pointsOf,
  queueOf,
  waiting,
} from './who-may-serve.ts';

export const servingOrder: Invariant = {
  id: 'I9',
  rule: 'nobody is served before a contact that this agent could have served and whose turn it was, and the reason on record is true',
  watch: () => ({
    fact({ at, fact }, before, scene, found) {
      const config = scene.configOf(before.tenantId);
      if (fact.kind !== 'call.offered' || !config) return;
      const contact = before.contacts.get(fact.interactionId);
      if (!contact || contact.place !== 'queue') return;
      const skipped = skippedBy(before, config, contact, fact.agentId, at);
      if (skipped) found(skipped.id, `waits while ${contact.id} is offered to ${fact.agentId}, who could serve both`);
      const says = objectionTo(before, config, contact, fact.agentId, fact.reason, at);
      if (says !== null) found(contact.id, `is offered to ${fact.agentId} as ${fact.reason.rule}, but ${says}`);
    },
  }),
};

/** Whoever this agent could serve and is more due; also who has waited longer for the very same. */
function skippedBy(
  account: Account,
  config: RoutingConfig,
  contact: Contact,
  agentId: UserId,
  at: Instant,
): Contact | undefined {
  const first = firstInLine(waiting(account), config).filter((other) => {
    const queue = queueOf(config, other);
    return queue && maySkillsServe(config.agents[agentId], queue, other);
  });
  if (!first.includes(contact)) return first.find((other) => other.queueId === contact.queueId);
  return first.find((other) => other !== contact && isBefore(config, other, contact, at));
}

/** Whom the rules name: an agent who has not been tried yet, if there is one; of these who served the number last, else who is idle longest. */
function objectionTo(
  account: Account,
  config: RoutingConfig,
  contact: Contact,
  agentId: UserId,
  reason: AssignmentReason,
  at: Instant,
): string | null {
  const queue = queueOf(config, contact);
  if (!queue) return 'its queue does not exist';
  if (contact.handedTo?.agentId) return objectionToHanding(account, config, contact, agentId, reason);
  const able = candidatesFor(account, config, contact);
  const untried = able.filter(({ id }) => !contact.triedIds.has(id));
  const choice = untried.length > 0 ? untried : able;
  const last = choice.find(({ id }) => id === contact.lastAgentId);
  const due = last ?? longestIdle(choice);
  if (due?.id !== agentId) return `${due?.id ?? 'nobody'} is to have it`;
  const rule = last ? 'last-agent' : choice.length === 1 ? 'only-one' : 'longest-idle';
  if (reason.rule !== rule) return `the rule was ${rule}`;
  if (reason.rivals !== choice.length - 1) return `${choice.length - 1} others could have had it, not ${reason.rivals}`;
  if (reason.waitedMs !== at - contact.queuedAt) return `it has waited ${at - contact.queuedAt} ms`;
  if (reason.idleMs !== at - due.idleSince) return `they were idle for ${at - due.idleSince} ms`;
  const points = pointsOf(config.servingPolicy, dueOf(config.servingPolicy, contact, queue, at));
  return reason.priority === points ? null : `its priority is ${points}, not ${reason.priority}`;
}

/** Handed to one agent, who must be free and have what the queue asks for at the least. */
function objectionToHanding(
  { people }: Account,
  config: RoutingConfig,
  contact: Contact,
  agentId: UserId,
  { rule }: AssignmentReason,
): string | null {
  const queue = queueOf(config, contact)!;
  const person = people.get(agentId);
  if (contact.handedTo?.agentId !== agentId) return `it was handed to ${contact.handedTo?.agentId}`;
  if (!person || !isFree(person)) return 'they are not free';
  const atLeast = { ...contact, ring: queue.relaxations.length };
  if (!maySkillsServe(config.agents[agentId], queue, atLeast)) return 'they lack a skill';
  return rule === 'transferred' ? null : 'it was handed on';
}

function longestIdle(people: readonly Person[]): Person | undefined {
  return people.toSorted((a, b) => a.idleSince - b.idleSince || (a.id < b.id ? -1 : 1))[0];
}
