import type { AgentConfig, QueueConfig, RoutingConfig } from '../../../src/core/routing/state.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Account, Contact, Person } from './account.ts';

// The rules of serving once more, in the plainest words: by these the checker judges who was served.

export const isFree = ({ state, registered, present, interactionId }: Person): boolean =>
  state === 'ready' && registered && present && interactionId === null;

/** A queue that found nobody for a while asks for less. */
function neededBy({ skills, relaxations }: QueueConfig, { ring }: Contact): QueueConfig['skills'] {
  const relaxation = relaxations[Math.min(ring, relaxations.length) - 1];
  if (!relaxation) return skills;
  return (relaxation.firstSkillOnly ? skills.slice(0, 1) : skills).map(({ skill, level }) => ({
    skill,
    level: level - relaxation.levelDrop,
  }));
}

export function maySkillsServe(agent: AgentConfig | undefined, queue: QueueConfig, contact: Contact): boolean {
  if (!agent || agent.capacity < 1) return false;
  const principalId = contact.principalId ?? queue.principalId;
  const isInScope = principalId === null || agent.principalIds === null || agent.principalIds.includes(principalId);
  return (
    isInScope && neededBy(queue, contact).every(({ skill, level }) => (agent.skills[skill] ?? 0) >= Math.max(1, level))
  );
}

const minuteMs = 60_000;
const million = 1_000_000;
/** Who was cut off comes before all others. */
export const cutOff = 1_000;

/**
 * How much a contact is due, by the policy of the tenant: points times a minute, millionths of the service level, or
 * milliseconds over time.
 */
export function dueOf(
  policy: RoutingConfig['servingPolicy'],
  contact: Contact,
  queue: QueueConfig,
  at: Instant,
): number {
  const waitedMs = at - contact.queuedAt;
  if (policy === 'priority') return contact.priority * minuteMs + queue.ageingPerMinute * waitedMs;
  const due = dueInTime(policy, waitedMs, queue.serviceLevelMs);
  return contact.priority >= cutOff ? due + million ** 2 : due;
}

function dueInTime(policy: RoutingConfig['servingPolicy'], waitedMs: number, serviceLevelMs: number): number {
  const share = Math.floor((waitedMs * million) / serviceLevelMs);
  if (policy === 'delay-ratio') return share;
  if (policy === 'overdue-floor') return dueWithFloor(share);
  const over = waitedMs - serviceLevelMs;
  return over > 0 ? over - 5 * minuteMs : over;
}

/** Who is too late comes after those who still can be in time, and before those who have all the time. */
function dueWithFloor(share: number): number {
  if (share < million) return Math.floor(share ** 2 / million);
  return Math.floor(share / 100) + (share < 1.5 * million ? million : million / 2);
}

/** As the agent is told it. */
export const pointsOf = (policy: RoutingConfig['servingPolicy'], due: number): number =>
  Math.floor(due / { priority: minuteMs, 'delay-ratio': 10_000, 'overdue-floor': 10_000, 'time-left': 1_000 }[policy]);

/** Whether one contact is more due than another; of equals who has waited longer, then the id. */
export function isBefore(
  config: RoutingConfig,
  one: Contact,
  other: Contact,
  at: Instant,
  policy = config.servingPolicy,
): boolean {
  const [due, otherDue] = [one, other].map((contact) => {
    const queue = queueOf(config, contact);
    return queue ? dueOf(policy, contact, queue, at) : -Infinity;
  }) as [number, number];
  return due === otherDue ? hasWaitedLonger(one, other) : due > otherDue;
}

const hasWaitedLonger = (one: Contact, other: Contact): boolean =>
  one.queuedAt !== other.queuedAt ? one.queuedAt < other.queuedAt : one.id < other.id;

export const queueOf = (config: RoutingConfig, { queueId }: Contact): QueueConfig | undefined =>
  queueId === null ? undefined : config.queues[queueId];

export const waiting = (account: Account): Contact[] =>
  [...account.open.values()].filter(({ place }) => place === 'queue');

/**
 * Those whose turn may be next: of contacts that ask for the same, who has waited longest. The policies weigh these
 * against each other.
 */
export function firstInLine(contacts: readonly Contact[], config: RoutingConfig): Contact[] {
  const first = new Map<string, Contact>();
  for (const contact of contacts) {
    const { queueId, principalId, priority, ring } = contact;
    const rings = queueOf(config, contact)?.relaxations.length ?? 0;
    const line = [queueId, principalId, priority, Math.min(ring, rings)].join(' ');
    const known = first.get(line);
    if (!known || hasWaitedLonger(contact, known)) first.set(line, contact);
  }
  return [...first.values()];
}

/** The free agents who could have a waiting contact now. */
export function candidatesFor(account: Account, config: RoutingConfig, contact: Contact): Person[] {
  const queue = queueOf(config, contact);
  if (!queue) return [];
  return [...account.people.values()].filter(
    (person) => isFree(person) && maySkillsServe(config.agents[person.id], queue, contact),
  );
}
