import type { UserId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { Draw } from '../seed/draw.ts';
import type { Agenda } from './agenda.ts';
import type { BookedCase, CaseBook } from './case-book.ts';
import type { Shift } from './roster.ts';
import type { WorkingDay } from './working-days.ts';

export interface Later {
  agenda: Agenda;
  cases: CaseBook;
  draw: Draw;
  days: readonly WorkingDay[];
  shifts: readonly Shift[];
}

const hourMs = 3_600_000;
const doneShare = 0.55;
const askedShare = 0.3;

/** What becomes of a case that a contact left open: its owner works it off, its customer asks again, or it stays. */
export function followUp(later: Later, one: BookedCase, callAgain: (at: Instant) => void): void {
  if (one.state === 'resolved' || one.madeBy) return;
  const { agenda, cases, draw } = later;
  const actor = { kind: 'user', id: one.ownerId } as const;
  if (draw.is(doneShare)) {
    const at = atTheDesk(later, one.ownerId);
    if (at !== null) agenda.put(at, () => cases.change(one, 'resolved', actor));
  } else if (one.customerId && draw.is(askedShare / (1 - doneShare))) {
    const at = inOpeningHours(later);
    if (at !== null) callAgain(at);
  }
}

/** One of the next days on which the owner works; null when the month is over by then. */
function atTheDesk({ agenda, draw, shifts }: Later, agentId: UserId): Instant | null {
  const next = shifts.filter((shift) => shift.agentId === agentId && shift.comesAt > agenda.now());
  const shift = next[draw.below(5)];
  return shift ? draw.between(shift.comesAt + hourMs, shift.goesAt - hourMs) : null;
}

function inOpeningHours({ agenda, draw, days }: Later): Instant | null {
  const next = days.filter(({ opensAt }) => opensAt > agenda.now());
  const day = next[draw.below(4)];
  return day ? draw.between(day.opensAt + hourMs / 2, day.closesAt - hourMs) : null;
}
