import type { AgentConfig, QueueConfig, RoutingConfig } from '../../../src/core/routing/state.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Account, Contact, Person } from './account.ts';

// The rules of serving once more, in the plainest words: by these the checker judges who was served.

export const isFree = ({ state, registered, present, interactionId }: Person): boolean =>
  state === 'ready' && registered && present && interactionId === null;

export function maySkillsServe(agent: AgentConfig | undefined, queue: QueueConfig, contact: Contact): boolean {
  if (!agent || agent.capacity < 1) return false;
  const principalId = contact.principalId ?? queue.principalId;
  const isInScope = principalId === null || agent.principalIds === null || agent.principalIds.includes(principalId);
  return isInScope && queue.skills.every(({ skill, level }) => (agent.skills[skill] ?? 0) >= Math.max(1, level));
}

/** Points times milliseconds of a minute: whole numbers. */
export const pointsOf = (contact: Contact, queue: QueueConfig, at: Instant): number =>
  contact.priority * 60_000 + queue.ageingPerMinute * (at - contact.queuedAt);

/** Whether one waiting contact is to be served before another. */
export function isBefore(config: RoutingConfig, one: Contact, other: Contact, at: Instant): boolean {
  const [points, otherPoints] = [one, other].map((contact) => {
    const queue = queueOf(config, contact);
    return queue ? pointsOf(contact, queue, at) : -Infinity;
  }) as [number, number];
  if (points !== otherPoints) return points > otherPoints;
  return one.queuedAt !== other.queuedAt ? one.queuedAt < other.queuedAt : one.id < other.id;
}

export const queueOf = (config: RoutingConfig, { queueId }: Contact): QueueConfig | undefined =>
  queueId === null ? undefined : config.queues[queueId];

export const waiting = (account: Account): Contact[] =>
  [...account.open.values()].filter(({ place }) => place === 'queue');

/** The free agents who could have a waiting contact now. */
export function candidatesFor(account: Account, config: RoutingConfig, contact: Contact): Person[] {
  const queue = queueOf(config, contact);
  if (!queue) return [];
  return [...account.people.values()].filter(
    (person) => isFree(person) && maySkillsServe(config.agents[person.id], queue, contact),
  );
}
