import type { InteractionId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';

/** A contact's place in a lane; over once it is offered, has ended or has moved to another lane. */
export interface Waiting {
  readonly id: InteractionId;
  readonly queuedAt: Instant;
  readonly lane: Lane;
  isOver: boolean;
}

/** Contacts of one class and one priority: who has waited longest stays first however time passes. */
export interface Lane {
  readonly classNo: number;
  readonly priority: number;
  entries: Waiting[];
  first: number;
  live: number;
}

export const newLane = (classNo: number, priority: number): Lane => ({
  classNo,
  priority,
  entries: [],
  first: 0,
  live: 0,
});

export function enterLane(lane: Lane, id: InteractionId, queuedAt: Instant): Waiting {
  const waiting: Waiting = { id, queuedAt, lane, isOver: false };
  const { entries } = lane;
  let place = entries.length;
  while (place > lane.first && isBefore(waiting, entries[place - 1]!)) place -= 1;
  if (place === entries.length) entries.push(waiting);
  else entries.splice(place, 0, waiting);
  lane.live += 1;
  return waiting;
}

export function leaveLane(waiting: Waiting): void {
  const { lane } = waiting;
  waiting.isOver = true;
  lane.live -= 1;
  while (lane.entries.length > lane.first && lane.entries.at(-1)!.isOver) lane.entries.pop();
  if (lane.entries.length <= 2 * lane.live + handful) return;
  lane.entries = lane.entries.filter(({ isOver }, at) => at >= lane.first && !isOver);
  lane.first = 0;
}

/** So many may be over before a lane is tidied. */
const handful = 32;

/** Who is served next of this lane. */
export function firstOfLane(lane: Lane): Waiting | undefined {
  while (lane.entries[lane.first]?.isOver) lane.first += 1;
  return lane.entries[lane.first];
}

/** Who has waited longest, of equals by the id: a total order, the same in every replay. */
export const isBefore = (a: Pick<Waiting, 'id' | 'queuedAt'>, b: Pick<Waiting, 'id' | 'queuedAt'>): boolean =>
  a.queuedAt === b.queuedAt ? a.id < b.id : a.queuedAt < b.queuedAt;
