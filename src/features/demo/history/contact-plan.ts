import type { InteractionId } from '../../../shared/ids.ts';
import { byShare, type Draw } from '../seed/draw.ts';
import type { SeedCustomer } from '../seed/seed-customer.ts';
import { seedId } from '../seed/seed-id.ts';
import type { Caller, Callers } from './callers.ts';
import { type Wish, wishesOn } from './wishes.ts';

/** What a contact would be if nothing came between: the routing decides what becomes of it. */
export interface ContactPlan {
  id: InteractionId;
  caller: Caller;
  /** Hangs up before the queue. */
  leavesFlowAfterMs: number | null;
  /** Types this card when asked for it. */
  card: string | null;
  /** Waits so long in the queue. */
  patienceMs: number;
  /** Null: whoever is rung first does not take it. */
  pickUpMs: number | null;
  talkMs: number;
  /** Put on hold for so long. */
  holdMs: number | null;
  endsBy: 'caller' | 'agent';
  /** After more than the form's time it is finished from the tray. */
  wrapUpMs: number;
  /** What the agent says of who it is, where the number does not. */
  identity: { state: 'matched' | 'third-party'; customer: SeedCustomer } | { state: 'anonymous' } | null;
  wishes: Wish[];
  outcome: string;
  /** Called again because of what was left open. */
  continues: boolean;
}

/** Who did not want to call here; they leave no case. */
const mistakes: readonly (readonly [outcome: string, share: number])[] = [
  ['wrong-number', 62],
  ['prank-or-silence', 38],
];
const mistakeShare = 0.34;

export function planContact(nth: number, caller: Caller, callers: Callers, draw: Draw): ContactPlan {
  const isMistake = caller.customer === null && draw.is(mistakeShare);
  const wishes = isMistake ? [] : wishesOn(caller.line, draw);
  const identity = caller.customer !== null ? null : isMistake ? nobody(draw) : saidOf(callers, draw);
  const [outcome] = byShare(draw, isMistake ? mistakes : wishes[0]!.outcomes);
  return {
    ...{ id: seedId('interaction', `history-${nth}`), caller, identity, wishes, outcome, continues: false },
    ...waysOf(caller, draw),
    ...(isMistake ? { talkMs: draw.between(5_000, 26_000), holdMs: null } : talkOf(wishes.length, draw)),
  };
}

/** How the caller comes through, and how quick the agent is. */
function waysOf(caller: Caller, draw: Draw) {
  const card = caller.line === 'cards' ? caller.customer?.objects.find(({ type }) => type === 'card') : undefined;
  return {
    leavesFlowAfterMs: draw.is(0.02) ? draw.between(1_500, 3_800) : null,
    card: card && draw.is(0.6) ? card.key : null,
    patienceMs: 8_000 + draw.around(85_000),
    pickUpMs: draw.is(0.02) ? null : draw.between(2_500, 9_500),
    endsBy: draw.is(0.72) ? ('caller' as const) : ('agent' as const),
    wrapUpMs: wrapUpOf(draw),
  };
}

/** Most forms are finished in time, some after it was extended once, a few from the tray. */
function wrapUpOf(draw: Draw): number {
  if (draw.is(0.03)) return draw.between(150_000, 1_200_000);
  return draw.is(0.14) ? draw.between(31_000, 56_000) : draw.between(6_000, 28_000);
}

function talkOf(wishes: number, draw: Draw) {
  const talkMs = Math.min(40_000 + draw.around(150_000) + (wishes - 1) * 70_000, 1_500_000);
  return { talkMs, holdMs: talkMs > 100_000 && draw.is(0.13) ? draw.between(15_000, 45_000) : null };
}

const nobody = (draw: Draw): ContactPlan['identity'] => (draw.is(0.5) ? { state: 'anonymous' } : null);

/** A number that nobody knows: most callers say who they are, some call for somebody else or do not say. */
function saidOf(callers: Callers, draw: Draw): ContactPlan['identity'] {
  if (draw.is(0.5)) return { state: 'matched', customer: callers.found() };
  if (draw.is(0.25)) return { state: 'third-party', customer: callers.found() };
  return draw.is(0.6) ? { state: 'anonymous' } : null;
}
