import { canServe, isIdle, skillsNeeded } from '../../src/core/routing/eligible.ts';
import { endCall } from '../../src/core/routing/ending.ts';
import { isBefore } from '../../src/core/routing/matching/waiting-lane.ts';
import { offerContact } from '../../src/core/routing/offer.ts';
import { pointsOf, scoreOf } from '../../src/core/routing/serving-policy.ts';
import type { AgentNow, QueueConfig } from '../../src/core/routing/state.ts';
import type { Match } from '../../src/core/routing/step.ts';
import { isAt, type CallAt, type Turn } from '../../src/core/routing/turn.ts';
import type { AssignmentReason } from '../../src/shared/events.ts';
import type { InteractionId } from '../../src/shared/ids.ts';

type Waiting = CallAt<'queue'>;

/** A contact that can be served now, and by whom where that is known already. */
interface Candidate {
  call: Waiting;
  able: readonly AgentNow[] | null;
}

/**
 * The matching without an index, as the queue of a telephone exchange does it: for a contact that comes all agents are
 * looked through, for an agent who becomes free all contacts that wait, and who can serve whom is found out from the
 * skills each time. Of what it decides nothing may differ from the product's own.
 */
export function createLinearMatch(): Match {
  const waiting = new Set<InteractionId>();
  let isAnew = true;
  return (turn) => {
    const begun = followCalls(turn, waiting);
    if (turn.state.telephony === 'away') return;
    const isEverything = isAnew || turn.journal.telephony !== null;
    isAnew = false;
    endStranded(turn, isEverything ? waiting : begun);
    const freed = isEverything ? [] : freedIn(turn);
    for (;;) {
      const next = mostDue(turn, [
        ...comers(turn, isEverything ? waiting : begun),
        ...freed.flatMap((agent) => servable(turn, agent, waiting)),
      ]);
      if (!next) return;
      serve(turn, next);
      waiting.delete(next.call.id);
    }
  };
}

/** Gives those who have begun to wait. */
function followCalls({ journal, state }: Turn, waiting: Set<InteractionId>): InteractionId[] {
  const begun: InteractionId[] = [];
  for (const { key } of journal.calls.list) {
    if (isAt(state.calls.get(key), 'queue')) {
      waiting.add(key);
      begun.push(key);
    } else waiting.delete(key);
  }
  return begun;
}

function endStranded(turn: Turn, ids: Iterable<InteractionId>): void {
  for (const id of [...ids].sort()) {
    const call = turn.state.calls.get(id);
    if (isAt(call, 'queue') && !queueOf(turn, call)) endCall(turn, call, { ending: 'overflowed', by: 'zvon' });
  }
}

const freedIn = (turn: Turn): AgentNow[] =>
  turn.journal.agents.list.flatMap(({ key }) => turn.state.agents.get(key) ?? []).filter((now) => isFree(turn, now));

function isFree({ config }: Turn, now: AgentNow): boolean {
  const agent = config.agents[now.id];
  return agent !== undefined && isIdle(now, agent);
}

function comers(turn: Turn, ids: Iterable<InteractionId>): Candidate[] {
  const found: Candidate[] = [];
  for (const id of ids) {
    const call = turn.state.calls.get(id);
    const able = isAt(call, 'queue') ? ableFor(turn, call) : [];
    if (able.length > 0) found.push({ call: call as Waiting, able });
  }
  return found;
}

function ableFor(turn: Turn, call: Waiting): AgentNow[] {
  const able: AgentNow[] = [];
  const queue = queueOf(turn, call);
  if (!queue) return able;
  const needed = skillsNeeded(queue, call.place.ring);
  const principalId = call.principalId ?? queue.principalId;
  for (const now of turn.state.agents.values()) {
    if (isFree(turn, now) && canServe(turn.config.agents[now.id]!, needed, principalId)) able.push(now);
  }
  return able;
}

function servable(turn: Turn, { id }: AgentNow, waiting: Iterable<InteractionId>): Candidate[] {
  const found: Candidate[] = [];
  if (!isFree(turn, turn.state.agents.get(id)!)) return found;
  const agent = turn.config.agents[id]!;
  for (const one of waiting) {
    const call = turn.state.calls.get(one) as Waiting;
    const queue = queueOf(turn, call);
    if (!queue || !canServe(agent, skillsNeeded(queue, call.place.ring), call.principalId ?? queue.principalId))
      continue;
    found.push({ call, able: null });
  }
  return found;
}

function mostDue(turn: Turn, candidates: readonly Candidate[]): (Candidate & { score: number }) | null {
  let most: (Candidate & { score: number }) | null = null;
  for (const candidate of turn.config.servingPolicy === 'overdue-floor' ? firstOfEach(candidates) : candidates) {
    const score = scoreFor(turn, candidate.call);
    const isMore = !most || score > most.score || (score === most.score && isEarlier(candidate.call, most.call));
    if (isMore) most = { ...candidate, score };
  }
  return most;
}

/** A floor makes those who are late less due than those who came after them; their order in a class stays all the same. */
function firstOfEach(candidates: readonly Candidate[]): Iterable<Candidate> {
  const first = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { place, principalId } = candidate.call;
    const lane = [place.queueId, place.ring, principalId, place.priority].join();
    const known = first.get(lane);
    if (!known || isEarlier(candidate.call, known.call)) first.set(lane, candidate);
  }
  return first.values();
}

const isEarlier = (a: Waiting, b: Waiting): boolean =>
  isBefore({ id: a.id, queuedAt: a.place.queuedAt }, { id: b.id, queuedAt: b.place.queuedAt });

function scoreFor(turn: Turn, call: Waiting): number {
  const { priority, queuedAt } = call.place;
  return scoreOf(turn.config.servingPolicy, queueOf(turn, call)!, priority, queuedAt, turn.at);
}

const queueOf = ({ config }: Turn, { place }: Waiting): QueueConfig | undefined => config.queues[place.queueId];

function serve(turn: Turn, { call, able, score }: Candidate & { score: number }): void {
  const queue = queueOf(turn, call)!;
  const all = able ?? ableFor(turn, call);
  const others = all.filter(({ id }) => !call.triedAgentIds.includes(id));
  const asked = others.length > 0 ? others : all;
  const last = asked.find(({ id }) => id === call.place.lastAgentId);
  const agent = last ?? asked.reduce((longest, now) => (isIdleLonger(now, longest) ? now : longest));
  const rivals = asked.length - 1;
  const rule = last ? 'last-agent' : rivals === 0 ? 'only-one' : 'longest-idle';
  const { skills } = turn.config.agents[agent.id]!;
  const reason: AssignmentReason = {
    rule,
    skills: skillsNeeded(queue, call.place.ring).map(({ skill, level }) => ({
      ...{ skill, required: level, level: skills[skill] ?? 0 },
    })),
    idleMs: turn.at - agent.idleSince,
    waitedMs: turn.at - call.place.queuedAt,
    rivals,
    priority: pointsOf(turn.config.servingPolicy, score),
  };
  offerContact(turn, call, queue, agent.id, reason);
}

const isIdleLonger = (a: AgentNow, b: AgentNow): boolean =>
  a.idleSince === b.idleSince ? a.id < b.id : a.idleSince < b.idleSince;
