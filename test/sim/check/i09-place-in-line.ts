import type { RoutingConfig } from '../../../src/core/routing/state.ts';
import type { Fact } from '../../../src/shared/events.ts';
import type { QueueId, UserId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Account, Contact } from './account.ts';
import type { Invariant } from './invariant.ts';
import { cutOff } from './who-may-serve.ts';

type Queued = Extract<Fact, { kind: 'call.queued' }>;

/** What decides who is served next, and by whom. */
type PlaceInLine = Pick<Queued, 'queueId' | 'priority' | 'queuedAt' | 'lastAgentId'>;
const fieldsInLine = ['queueId', 'priority', 'queuedAt', 'lastAgentId'] as const;

export const placeInLine: Invariant = {
  id: 'I9',
  rule: 'who comes to wait has the priority, the time and the preferred agent that are due to them',
  watch: () => ({
    fact({ at, fact }, before, scene, found) {
      const config = scene.configOf(before.tenantId);
      const contact = fact.kind === 'call.queued' ? before.contacts.get(fact.interactionId) : undefined;
      if (fact.kind !== 'call.queued' || !config || !contact) return;
      const due = placeDue(before, config, contact, fact.queueId, at);
      for (const field of fieldsInLine)
        if (fact[field] !== due[field])
          found(contact.id, `waits with ${field} ${fact[field]}, and ${due[field]} is due`);
    },
  }),
};

/**
 * Who waits for the first time has what the queue gives and the flow adds; who was cut off from an agent or handed on by
 * one comes before all others and waits anew; who comes back from an offer that was not taken has all that they had.
 */
function placeDue(
  account: Account,
  config: RoutingConfig,
  contact: Contact,
  queueId: QueueId,
  at: Instant,
): PlaceInLine {
  if (contact.place === 'queue') return { ...contact, queueId: contact.queueId ?? queueId };
  if (contact.place === 'talking')
    return {
      ...{ queueId: contact.handedTo?.queueId ?? contact.queueId ?? queueId, priority: cutOff },
      ...{ queuedAt: at, lastAgentId: null },
    };
  const priority = (config.queues[queueId]?.priority ?? 0) + contact.points;
  return { queueId, priority, queuedAt: at, lastAgentId: lastAgentOf(account, config, contact, queueId, at) };
}

/** Who was last in a conversation with the number, as long as the queue minds. */
function lastAgentOf(
  { lastServed }: Account,
  { queues }: RoutingConfig,
  { from }: Contact,
  queueId: QueueId,
  at: Instant,
): UserId | null {
  const last = from === null ? undefined : lastServed.get(from);
  return last && at - last.at < (queues[queueId]?.lastAgentMs ?? 0) ? last.agentId : null;
}
