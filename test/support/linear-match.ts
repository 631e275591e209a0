import { canServe, isIdle, skillsNeeded } from '../../src/core/routing/eligible.ts';
import { endCall } from '../../src/core/routing/ending.ts';
import { isBefore } from '../../src/core/routing/matching/waiting-lane.ts';
import { offerContact } from '../../src/core/routing/offer.ts';
import { pointsOf, scoreOf } from '../../src/core/routing/serving-policy.ts';
import type { AgentConfig, AgentNow, QueueConfig, RoutingConfig } from '../../src/core/routing/state.ts';
import type { Match } from '../../src/core/routing/step.ts';
import { isAt, type CallAt, type Turn } from '../../src/core/routing/turn.ts';
import type { AssignmentReason } from '../../src/shared/events.ts';
import type { InteractionId, UserId } from '../../src/shared/ids.ts';

type Waiting = CallAt<'queue'>;

/** An agent as a queue of a telephone exchange lists them. */
interface Member {
  readonly agent: AgentConfig;
  idleSince: number;
  isFree: boolean;
}

interface Exchange {
  readonly members: readonly Member[];
  readonly byId: ReadonlyMap<UserId, Member>;
  readonly waiting: Set<InteractionId>;
  isAnew: boolean;
}

/** A contact that can be served now, and by whom where that is known already. */
interface Candidate {
  call: Waiting;
  able: readonly Member[] | null;
}

/**
 * The matching without an index, as the queue of a telephone exchange does it: for a contact that comes all agents are
 * looked through, for an agent who becomes free all contacts that wait, and who can serve whom is found out from the
 * skills each time. Of what it decides nothing may differ from the product's own.
 */
export function createLinearMatch(): Match {
  let exchange: Exchange | null = null;
  return (turn) => {
    exchange ??= openExchange(turn);
    const begun = followCalls(turn, exchange);
    const freed = followAgents(turn, exchange);
    if (turn.state.telephony === 'away') return;
    const isEverything = exchange.isAnew || turn.journal.telephony !== null;
    exchange.isAnew = false;
    endStranded(turn, isEverything ? exchange.waiting : begun);
    matchAll(turn, exchange, isEverything ? exchange.waiting : begun, isEverything ? [] : freed);
  };
}

function openExchange({ config, state }: Turn): Exchange {
  const members = Object.values(config.agents).map((agent): Member => ({ agent, idleSince: 0, isFree: false }));
  for (const member of members) follow(member, state.agents.get(member.agent.id));
  const byId = new Map(members.map((member) => [member.agent.id, member]));
  const waiting = [...state.calls.values()].filter((call) => isAt(call, 'queue')).map(({ id }) => id);
  return { members, byId, waiting: new Set(waiting), isAnew: true };
}

/** Gives those who have begun to wait. */
function followCalls({ journal, state }: Turn, { waiting }: Exchange): InteractionId[] {
  const begun: InteractionId[] = [];
  for (const { key } of journal.calls) {
    if (isAt(state.calls.get(key), 'queue')) {
      waiting.add(key);
      begun.push(key);
    } else waiting.delete(key);
  }
  return begun;
}

/** Gives those who are free. */
function followAgents({ journal, state }: Turn, { byId }: Exchange): Member[] {
  const freed: Member[] = [];
  for (const { key } of journal.agents) {
    const member = byId.get(key);
    if (member && follow(member, state.agents.get(key))) freed.push(member);
  }
  return freed;
}

function follow(member: Member, now: AgentNow | undefined): boolean {
  member.isFree = now !== undefined && isIdle(now, member.agent);
  if (now) member.idleSince = now.idleSince;
  return member.isFree;
}

function endStranded(turn: Turn, ids: Iterable<InteractionId>): void {
  for (const id of [...ids].sort()) {
    const call = turn.state.calls.get(id);
    if (isAt(call, 'queue') && !queueOf(turn, call)) endCall(turn, call, { ending: 'overflowed', by: 'zvon' });
  }
}

function matchAll(turn: Turn, exchange: Exchange, begun: Iterable<InteractionId>, freed: readonly Member[]): void {
  for (;;) {
    const candidates = comers(turn, exchange, begun);
    for (const member of freed) candidates.push(...servable(turn, exchange, member));
    const next = mostDue(turn, candidates);
    if (!next) return;
    serve(turn, exchange, next);
  }
}

function comers(turn: Turn, exchange: Exchange, ids: Iterable<InteractionId>): Candidate[] {
  const found: Candidate[] = [];
  for (const id of ids) {
    const call = turn.state.calls.get(id);
    const able = isAt(call, 'queue') ? ableFor(turn, exchange, call) : [];
    if (able.length > 0) found.push({ call: call as Waiting, able });
  }
  return found;
}

function ableFor(turn: Turn, { members }: Exchange, call: Waiting): Member[] {
  const able: Member[] = [];
  const queue = queueOf(turn, call);
  if (!queue) return able;
  const needed = skillsNeeded(queue, call.place.ring);
  const principalId = call.principalId ?? queue.principalId;
  for (const member of members) if (member.isFree && canServe(member.agent, needed, principalId)) able.push(member);
  return able;
}

function servable(turn: Turn, { waiting }: Exchange, { agent, isFree }: Member): Candidate[] {
  const found: Candidate[] = [];
  if (!isFree) return found;
  for (const id of waiting) {
    const call = turn.state.calls.get(id) as Waiting;
    const queue = queueOf(turn, call);
    if (!queue || !canServe(agent, skillsNeeded(queue, call.place.ring), call.principalId ?? queue.principalId))
      continue;
    found.push({ call, able: null });
  }
  return found;
}

function mostDue(turn: Turn, candidates: readonly Candidate[]): (Candidate & { score: number }) | null {
  let most: (Candidate & { score: number }) | null = null;
  for (const candidate of passesOverTheLate(turn.config) ? firstOfEach(candidates) : candidates) {
    const score = scoreFor(turn, candidate.call);
    const isMore = !most || score > most.score || (score === most.score && isEarlier(candidate.call, most.call));
    if (isMore) most = { ...candidate, score };
  }
  return most;
}

const passesOverTheLate = ({ servingPolicy }: RoutingConfig): boolean =>
  servingPolicy === 'overdue-floor' || servingPolicy === 'time-left';

/** Those who are late may be less due than those who came after them; their order in a class stays all the same. */
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

function serve(turn: Turn, exchange: Exchange, { call, able, score }: Candidate & { score: number }): void {
  const queue = queueOf(turn, call)!;
  const all = able ?? ableFor(turn, exchange, call);
  const others = all.filter(({ agent }) => !call.triedAgentIds.includes(agent.id));
  const asked = others.length > 0 ? others : all;
  const last = asked.find(({ agent }) => agent.id === call.place.lastAgentId);
  const member = last ?? asked.reduce((longest, one) => (isIdleLonger(one, longest) ? one : longest));
  const rivals = asked.length - 1;
  const rule = last ? 'last-agent' : rivals === 0 ? 'only-one' : 'longest-idle';
  const { id, skills } = member.agent;
  const reason: AssignmentReason = {
    rule,
    skills: skillsNeeded(queue, call.place.ring).map(({ skill, level }) => ({
      ...{ skill, required: level, level: skills[skill] ?? 0 },
    })),
    idleMs: turn.at - member.idleSince,
    waitedMs: turn.at - call.place.queuedAt,
    rivals,
    priority: pointsOf(turn.config.servingPolicy, score),
  };
  offerContact(turn, call, queue, id, reason);
  follow(member, turn.state.agents.get(id));
  exchange.waiting.delete(call.id);
}

const isIdleLonger = (a: Member, b: Member): boolean =>
  a.idleSince === b.idleSince ? a.agent.id < b.agent.id : a.idleSince < b.idleSince;
