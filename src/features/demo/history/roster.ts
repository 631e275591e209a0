import type { ChosenState } from '../../../shared/agent-state.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { Draw } from '../seed/draw.ts';
import { staff, userId } from '../seed/staff.ts';
import type { WorkingDay } from './working-days.ts';

/** One agent's day. */
export interface Shift {
  agentId: UserId;
  comesAt: Instant;
  goesAt: Instant;
  /** What the agent chooses after coming, in the order of time. */
  choices: { at: Instant; chosen: ChosenState }[];
}

const minuteMs = 60_000;
const blockMs = 120 * minuteMs;
const shiftMs = 510 * minuteMs;
/** From signing in to the first choice. */
const settlingMs = 50_000;

/** How many of five turns take calls in each two hours of a weekday; the others work off cases. */
const onThePhone = [2, 3, 2, 3, 2];
const onSaturday = 2;

/** On whom the lines in Ukrainian and English rest: they take calls all day. */
const forLanguages = ['olena.kovalchuk', 'lina'];
const others = staff.filter(({ role, key }) => role === 'agent' && !forLanguages.includes(key)).map(({ key }) => key);

const ready: ChosenState = { state: 'ready' };
const away = (reason: 'lunch' | 'break' | 'back-office'): ChosenState => ({ state: 'not_ready', reason });

/** Who works on the nth working day, and when: one of the others has a day off, two take the Saturday. */
export function shiftsOf(day: WorkingDay, nth: number, draw: Draw): Shift[] {
  const turned = others.map((_, at) => others[(at + nth) % others.length]!);
  if (day.kind === 'saturday') return turned.slice(0, onSaturday).map((key) => saturdayOf(day, key, draw));
  return [...forLanguages, ...turned.slice(1)].map((key, place) => weekdayOf(day, { key, turn: place + nth }, draw));
}

const early = (at: Instant, draw: Draw): Instant => at - draw.between(120, 540) * 1_000;
const late = (at: Instant, draw: Draw): Instant => at + draw.between(60, 540) * 1_000;

function saturdayOf(day: WorkingDay, key: string, draw: Draw): Shift {
  const comesAt = early(day.opensAt, draw);
  const choices = [{ at: comesAt + settlingMs, chosen: ready }];
  return { agentId: userId(key), comesAt, goesAt: late(day.closesAt, draw), choices };
}

function weekdayOf(day: WorkingDay, who: { key: string; turn: number }, draw: Draw): Shift {
  const isLate = who.turn % 2 === 1;
  const comesAt = early(isLate ? day.closesAt - shiftMs : day.opensAt, draw);
  const goesAt = late(isLate ? day.closesAt : day.opensAt + shiftMs, draw);
  const pauses = [
    pause('lunch', day.opensAt + (190 + (who.turn % 5) * 32) * minuteMs, draw.between(27, 34) * minuteMs),
    pause('break', day.opensAt + (380 + (who.turn % 5) * 22) * minuteMs, draw.between(9, 14) * minuteMs),
  ];
  const changes = [comesAt + settlingMs, ...onThePhone.map((_, block) => day.opensAt + block * blockMs)];
  const times = [...changes, ...pauses.flatMap(({ from, to }) => [from, to])];
  const choices = times
    .filter((at) => at > comesAt && at < goesAt)
    .sort((one, other) => one - other)
    .map((at) => ({
      at,
      chosen: pauses.find(({ from, to }) => at >= from && at < to)?.chosen ?? dutyAt(day, who, at),
    }));
  return { agentId: userId(who.key), comesAt, goesAt, choices };
}

const pause = (reason: 'lunch' | 'break', from: Instant, ms: number) => ({ from, to: from + ms, chosen: away(reason) });

/** Whose turn it is to take calls in each block of the day. */
function dutyAt(day: WorkingDay, { key, turn }: { key: string; turn: number }, at: Instant): ChosenState {
  const block = Math.max(0, Math.floor((at - day.opensAt) / blockMs));
  const isOn = forLanguages.includes(key) || (turn + block * 2) % 5 < (onThePhone[block] ?? 0);
  return isOn ? ready : away('back-office');
}
