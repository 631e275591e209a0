import type { AssignmentReason } from '../../shared/events.ts';
import { isAble } from './matching/class-of.ts';
import { firstInLine, isBefore, isIdleNow } from './matching/idle-line.ts';
import type { MatchClass, MatchIndex } from './matching/match-index.ts';
import { pointsOf } from './serving-policy.ts';
import type { CallAt, Turn } from './turn.ts';

export interface Choice {
  slot: number;
  rule: AssignmentReason['rule'];
  rivals: number;
}

/**
 * Who of the idle: the agent who served this number last, else who has been idle longest, ties by id. Whoever missed or
 * declined the contact is asked again only where nobody else can.
 */
export function chooseAgent(index: MatchIndex, of: MatchClass, call: CallAt<'queue'>): Choice {
  const tried = call.triedAgentIds.length === 0 ? none : triedSlots(index, of, call);
  const others = index.idleIn[of.no]! - tried.length;
  const passed = others > 0 ? tried : none;
  const rivals = (others > 0 ? others : tried.length) - 1;
  const last = lastSlot(index, of, call);
  if (last !== -1 && !passed.includes(last)) return { slot: last, rule: 'last-agent', rivals };
  const slot = longestIdle(index, of, passed);
  return { slot, rule: rivals === 0 ? 'only-one' : 'longest-idle', rivals };
}

/** The first in line, or a newcomer who was idle before them; of those who came back together the first. */
function longestIdle(index: MatchIndex, of: MatchClass, passed: readonly number[]): number {
  let longest = firstInLine(of.line, index.idle, passed);
  for (const slot of index.newcomers) {
    if (passed.includes(slot) || !canServeNow(index, of, slot)) continue;
    if (longest === -1 || isBefore(index.idle, slot, longest)) longest = slot;
  }
  return longest;
}

const none: readonly number[] = [];

const triedSlots = (index: MatchIndex, of: MatchClass, { triedAgentIds }: CallAt<'queue'>): number[] =>
  triedAgentIds
    .map((agentId) => index.slots.get(agentId) ?? -1)
    .filter((slot) => slot !== -1 && canServeNow(index, of, slot));

function lastSlot(index: MatchIndex, of: MatchClass, { place: { lastAgentId } }: CallAt<'queue'>): number {
  const slot = lastAgentId === null ? undefined : index.slots.get(lastAgentId);
  return slot !== undefined && canServeNow(index, of, slot) ? slot : -1;
}

const canServeNow = ({ idle }: MatchIndex, of: MatchClass, slot: number): boolean =>
  isIdleNow(idle, slot) && isAble(of, slot);

/** What the desk shows as "why you". */
export function reasonOf(
  { floor: { matching, config }, at }: Turn,
  { slot, rule, rivals }: Choice,
  { needed }: MatchClass,
  { queuedAt, score }: { queuedAt: number; score: number },
): AssignmentReason {
  const levels = matching.levels[slot]!;
  return {
    rule,
    skills: needed.map(({ skill, level }) => ({ skill, required: level, level: levels.get(skill) ?? 0 })),
    idleMs: at - matching.idle.since[slot]!,
    waitedMs: at - queuedAt,
    rivals,
    priority: pointsOf(config.servingPolicy, score),
  };
}
