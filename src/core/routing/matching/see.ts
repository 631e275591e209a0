import type { InteractionId, UserId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { isIdle } from '../eligible.ts';
import type { AgentNow, CallNow } from '../state.ts';
import { isAt, type CallAt } from '../turn.ts';
import { classOf } from './class-of.ts';
import { isIdleNow, joinLine } from './idle-line.ts';
import type { MatchClass, MatchIndex } from './match-index.ts';
import { enterLane, leaveLane, newLane, type Lane, type Waiting } from './waiting-lane.ts';

/** The slot of an agent who has become idle; -1 where nothing new is to be had of them. */
export function seeAgent(index: MatchIndex, agentId: UserId, now: AgentNow | undefined): number {
  const slot = index.slots.get(agentId);
  if (slot === undefined) return -1;
  const idleSince = now && isIdle(now, index.agents[slot]!) ? now.idleSince : null;
  const wasIdle = isIdleNow(index.idle, slot);
  if (wasIdle && idleSince === index.idle.since[slot]) return -1;
  if (wasIdle) ceaseIdle(index, slot);
  if (idleSince === null) return -1;
  becomeIdle(index, slot, idleSince);
  return slot;
}

function becomeIdle({ idle, servedBy, idleIn, newcomers }: MatchIndex, slot: number, since: Instant): void {
  idle.epoch[slot]! += 1;
  idle.since[slot] = since;
  for (const no of servedBy[slot]!) idleIn[no]! += 1;
  newcomers.push(slot);
}

/** Whoever is idle and was given nothing stands in line from now on. */
export function joinLines({ idle, classes, servedBy, newcomers }: MatchIndex): void {
  if (newcomers.length === 0) return;
  for (const slot of newcomers.length === 1 ? newcomers : new Set(newcomers)) {
    if (isIdleNow(idle, slot)) for (const no of servedBy[slot]!) joinLine(classes[no]!.line, idle, slot);
  }
  newcomers.length = 0;
}

function ceaseIdle({ idle, servedBy, idleIn }: MatchIndex, slot: number): void {
  idle.epoch[slot]! += 1;
  for (const no of servedBy[slot]!) idleIn[no]! -= 1;
}

/** The class in which a contact has begun to wait; null where there is none, or where it waits as it did. */
export function seeCall(index: MatchIndex, id: InteractionId, call: CallNow | undefined): MatchClass | null {
  const known = index.waiting.get(id);
  const waits = isAt(call, 'queue') ? call : null;
  const of = waits && classOf(index, waits);
  if (known && waits && known.lane.classNo === of?.no && isSame(known, waits)) return null;
  if (known) endWait(index, known);
  if (waits && of) beginWait(index, of, waits);
  return of;
}

const isSame = ({ lane, queuedAt }: Waiting, { place }: CallAt<'queue'>): boolean =>
  lane.priority === place.priority && queuedAt === place.queuedAt;

function beginWait({ waiting, waitingIn }: MatchIndex, of: MatchClass, { id, place }: CallAt<'queue'>): void {
  waiting.set(id, enterLane(laneOf(of, place.priority), id, place.queuedAt));
  waitingIn[of.no]! += 1;
}

function endWait({ waiting, waitingIn }: MatchIndex, known: Waiting): void {
  leaveLane(known);
  waiting.delete(known.id);
  waitingIn[known.lane.classNo]! -= 1;
}

function laneOf({ no, lanes }: MatchClass, priority: number): Lane {
  for (const lane of lanes) if (lane.priority === priority) return lane;
  const lane = newLane(no, priority);
  lanes.push(lane);
  return lane;
}
