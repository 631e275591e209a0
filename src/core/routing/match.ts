import { endCall } from './ending.ts';
import { inOrder } from './in-order.ts';
import { isBefore, firstOfLane, type Waiting } from './matching/waiting-lane.ts';
import type { MatchClass } from './matching/match-index.ts';
import { seeAgent, seeCall } from './matching/see.ts';
import { offerContact } from './offer.ts';
import { chooseAgent, reasonOf } from './reason.ts';
import { scoreOf } from './serving-policy.ts';
import type { CallNow } from './state.ts';
import { isAt, type CallAt, type Turn } from './turn.ts';

/** Offers until no waiting contact has an idle agent left who could take it: nobody waits without need. */
export function matchContacts(turn: Turn): void {
  const { floor, journal } = turn;
  const changed = seeChanges(turn);
  if (turn.state.telephony === 'away') return;
  const isAnew = !floor.isMatched || journal.telephony !== null;
  if (isAnew) for (const [, call] of inOrder(turn.state.calls)) endStranded(turn, call);
  else for (const { key } of journal.calls.list) endStranded(turn, turn.state.calls.get(key));
  floor.isMatched = true;
  serveClasses(turn, isAnew ? floor.matching.classes : changed);
}

/** The classes in which somebody has begun to wait, or somebody waits whom an agent could serve who has become idle. */
function seeChanges({ floor, journal }: Turn): MatchClass[] {
  const { matching, state } = floor;
  const changed = new Set<MatchClass>();
  for (const { key } of journal.agents.list) {
    const slot = seeAgent(matching, key, state.agents.get(key));
    if (slot < 0) continue;
    for (const no of matching.servedBy[slot]!) if (matching.waitingIn[no]! > 0) changed.add(matching.classes[no]!);
  }
  for (const { key } of journal.calls.list) {
    const of = seeCall(matching, key, state.calls.get(key));
    if (of) changed.add(of);
  }
  return [...changed];
}

/** A queue that was deleted serves nobody: who waits there goes the way of a flow that leads to no queue. */
function endStranded(turn: Turn, call: CallNow | undefined): void {
  if (!isAt(call, 'queue') || turn.floor.matching.byQueue.has(call.place.queueId)) return;
  endCall(turn, call, { ending: 'overflowed', by: 'zvon' });
}

function serveClasses(turn: Turn, classes: readonly MatchClass[]): void {
  for (;;) {
    const next = nextToServe(turn, classes);
    if (!next) return;
    serve(turn, next);
  }
}

interface Next {
  of: MatchClass;
  waiting: Waiting;
  score: number;
}

/** The most due of those who are first in their lane and whom somebody idle could serve. */
function nextToServe({ floor: { matching, config }, at }: Turn, classes: readonly MatchClass[]): Next | null {
  let next: Next | null = null;
  for (const of of classes) {
    if (matching.waitingIn[of.no] === 0 || matching.idleIn[of.no] === 0) continue;
    for (const lane of of.lanes) {
      const waiting = firstOfLane(lane);
      if (!waiting) continue;
      const score = scoreOf(config.servingPolicy, of.queue, lane.priority, waiting.queuedAt, at);
      if (!next || score > next.score || (score === next.score && isBefore(waiting, next.waiting)))
        next = { of, waiting, score };
    }
  }
  return next;
}

function serve(turn: Turn, { of, waiting: { id, queuedAt }, score }: Next): void {
  const { matching, state } = turn.floor;
  const call = state.calls.get(id) as CallAt<'queue'>;
  const choice = chooseAgent(matching, of, call);
  const agentId = matching.agents[choice.slot]!.id;
  offerContact(turn, call, of.queue, agentId, reasonOf(turn, choice, of, { queuedAt, score }));
  seeCall(matching, id, state.calls.get(id));
  seeAgent(matching, agentId, state.agents.get(agentId));
}
