import { endCall } from './ending.ts';
import { inOrder } from './in-order.ts';
import type { Change } from './journal.ts';
import { isBefore, firstOfLane, type Waiting } from './matching/waiting-lane.ts';
import type { MatchClass, MatchIndex } from './matching/match-index.ts';
import { joinLines, seeAgent, seeCall } from './matching/see.ts';
import { offerContact } from './offer.ts';
import { chooseAgent, reasonOf } from './reason.ts';
import { scoreOf } from './serving-policy.ts';
import type { CallNow } from './state.ts';
import { isAt, type CallAt, type Turn } from './turn.ts';

/** Offers until no waiting contact has an idle agent left who could take it: nobody waits without need. */
export function matchContacts(turn: Turn): void {
  const { floor, journal } = turn;
  const changed = seeChanges(turn);
  if (floor.matching.newcomers.length > handful || turn.state.telephony === 'away') joinLines(floor.matching);
  if (turn.state.telephony === 'away') return;
  const isAnew = !floor.isMatched || journal.telephony !== null;
  if (isAnew) for (const [, call] of inOrder(turn.state.calls)) endStranded(turn, call);
  else for (const { key } of journal.calls) endStranded(turn, turn.state.calls.get(key));
  floor.isMatched = true;
  serveClasses(turn, isAnew ? floor.matching.classes : changed);
  joinLines(floor.matching);
}

/** So many newcomers are looked through for each contact; more of them had better stand in line. */
const handful = 8;

/** The classes in which somebody has begun to wait, or somebody waits whom an agent could serve who has become idle. */
export function seeChanges({ floor: { matching, state }, journal }: Turn): MatchClass[] {
  const changed: MatchClass[] = [];
  for (const [nth, { key }] of journal.agents.entries()) {
    const slot = isNextToo(journal.agents, nth) ? -1 : seeAgent(matching, key, state.agents.get(key));
    if (slot >= 0) addServable(matching, slot, changed);
  }
  for (const [nth, { key }] of journal.calls.entries()) {
    const of = isNextToo(journal.calls, nth) ? null : seeCall(matching, key, state.calls.get(key));
    if (of && !changed.includes(of)) changed.push(of);
  }
  return changed;
}

/** A record that changed several times running is looked at once, as it is now. */
const isNextToo = <K>(changes: readonly Change<K, unknown>[], nth: number): boolean =>
  changes[nth + 1]?.key === changes[nth]!.key;

function addServable({ servedBy, waitingIn, classes }: MatchIndex, slot: number, changed: MatchClass[]): void {
  for (const no of servedBy[slot]!) {
    if (waitingIn[no]! > 0 && !changed.includes(classes[no]!)) changed.push(classes[no]!);
  }
}

/** A queue that was deleted serves nobody: who waits there goes the way of a flow that leads to no queue. */
function endStranded(turn: Turn, call: CallNow | undefined): void {
  if (!isAt(call, 'queue') || turn.floor.matching.byQueue.has(call.place.queueId)) return;
  endCall(turn, call, { ending: 'overflowed', by: 'zvon' });
}

function serveClasses(turn: Turn, classes: readonly MatchClass[]): void {
  while (serveNext(turn, classes));
}

/** Offers one contact of these classes, the most due; false where there is none, or nobody for it. */
export function serveNext(turn: Turn, classes: readonly MatchClass[]): boolean {
  const next = nextToServe(turn, classes);
  if (next) serve(turn, next);
  return next !== null;
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
