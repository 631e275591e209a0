import type { PrincipalId } from '../../../shared/ids.ts';
import { canServe, skillsNeeded, type SkillNeeded } from '../eligible.ts';
import type { QueueConfig } from '../state.ts';
import type { CallAt } from '../turn.ts';
import { isIdleNow, joinLine, newIdleLine } from './idle-line.ts';
import type { MatchClass, MatchIndex } from './match-index.ts';

/** The class of a contact that waits; null where its queue was deleted. */
export function classOf(index: MatchIndex, { principalId, place }: CallAt<'queue'>): MatchClass | null {
  const classes = index.byQueue.get(place.queueId);
  if (!classes) return null;
  const { queue, rings } = classes;
  const ring = Math.min(place.ring, rings.length - 1);
  const principal = principalId ?? queue.principalId;
  return rings[ring]!.get(principal) ?? makeClass(index, queue, ring, principal);
}

/** Whoever can serve the class is sought once: who can depends on the settings alone. */
export function makeClass(
  index: MatchIndex,
  queue: QueueConfig,
  ring: number,
  principalId: PrincipalId | null,
): MatchClass {
  const needed = skillsNeeded(queue, ring);
  const able = slotsToAsk(index, needed).filter((slot) => canServe(index.agents[slot]!, needed, principalId));
  const made: MatchClass = {
    no: index.classes.length,
    queue,
    principalId,
    needed,
    able: bitsOf(able, index.agents.length),
    line: newIdleLine(),
    lanes: [],
  };
  const idle = able.filter((slot) => isIdleNow(index.idle, slot));
  for (const slot of able) index.servedBy[slot]!.push(made.no);
  for (const slot of idle) joinLine(made.line, index.idle, slot);
  index.classes.push(made);
  index.idleIn.push(idle.length);
  index.waitingIn.push(0);
  index.byQueue.get(queue.id)!.rings[ring]!.set(principalId, made);
  return made;
}

function bitsOf(slots: readonly number[], count: number): Uint32Array {
  const bits = new Uint32Array((count >> 5) + 1);
  for (const slot of slots) bits[slot >> 5]! |= 1 << (slot & 31);
  return bits;
}

export const isAble = ({ able }: MatchClass, slot: number): boolean => (able[slot >> 5]! & (1 << (slot & 31))) !== 0;

/** Of several skills the rarest has the shortest list. */
function slotsToAsk({ agents, slotsBySkill }: MatchIndex, needed: readonly SkillNeeded[]): readonly number[] {
  const lists = needed.map(({ skill }) => slotsBySkill.get(skill) ?? []);
  return lists.sort((a, b) => a.length - b.length)[0] ?? [...agents.keys()];
}
