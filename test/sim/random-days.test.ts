import { expect, test } from 'vitest';
import type { UserId } from '../../src/shared/ids.ts';
import { agentIds, numbers, outcomeId } from '../support/routing-cast.ts';
import { foldOf, textOf } from '../support/routing-states.ts';
import { openSimulatedCentre, type SimulatedCentre } from '../support/simulated-centre.ts';

const agents = [agentIds.anna, agentIds.boris, agentIds.chen, agentIds.dana];
const lines = Object.values(numbers);
const dayMs = 30 * 60_000;
const healMs = 4 * 60_000;

/** mulberry32: a seed plays the same day again. */
function createDice(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    chance: (probability: number): boolean => next() < probability,
    upTo: (max: number): number => Math.floor(next() * max),
  };
}
type Dice = ReturnType<typeof createDice>;

const seeds = Array.from({ length: 12 }, (_, nth) => nth + 1);

interface Day {
  centre: SimulatedCentre;
  dice: Dice;
  callers: ReturnType<SimulatedCentre['phone']['placeCall']>[];
  faulty: boolean;
  /** What is on its way is true on one side only: on a slow day truth and belief are compared at its end alone. */
  slowMs: number;
  /** While the engine is dead: when it comes back. */
  downUntil: number;
}

const title = 'day %i: what routing believes is what the telephone system does, and nobody is forgotten';
test.each(seeds)(title, async (seed) => {
  const centre = await openSimulatedCentre();
  const slowMs = seed % 4 === 0 ? 25 * (seed % 16) + 50 : 0;
  const day: Day = { centre, dice: createDice(seed), callers: [], faulty: seed % 5 !== 0, slowMs, downUntil: 0 };
  agents.forEach((agentId) => centre.comesToWork(agentId));
  centre.phone.faults.slow(slowMs);
  const end = centre.clock.now() + dayMs;
  while (centre.clock.now() < end) await second(day);
  if (day.downUntil > 0) await centre.revive();
  await heal(centre, day.callers);
});

async function second(day: Day): Promise<void> {
  const { centre, dice, faulty } = day;
  centre.clock.advance(1_000);
  if (day.downUntil > 0 && centre.clock.now() >= day.downUntil) {
    day.downUntil = 0;
    await centre.revive();
  }
  if (dice.chance(0.12)) day.callers.push(dial(centre, dice));
  if (day.downUntil > 0) return;
  for (const agentId of agents) work(centre, dice, agentId, faulty);
  if (faulty) breakSomething(day);
  if (day.slowMs === 0) checkTruth(centre);
}

function breakSomething(day: Day): void {
  const { centre, dice } = day;
  if (dice.chance(0.003)) centre.phone.faults.loseSocket(1_000 + dice.upTo(20_000));
  if (dice.chance(0.0005)) centre.phone.faults.restart(1_000 + dice.upTo(5_000));
  if (!dice.chance(0.003)) return;
  centre.crash();
  day.downUntil = centre.clock.now() + 1_000 + dice.upTo(8_000);
}

/** Faults are over, callers give up, agents are at work: everything must come to rest. */
async function heal(centre: SimulatedCentre, callers: Day['callers']): Promise<void> {
  centre.clock.advance(30_000);
  for (const agentId of agents) centre.phone.agentPhone(agentId).register();
  for (const caller of callers) caller.hangUp();
  centre.clock.advance(healMs);
  checkTruth(centre);
  expect(centre.state().calls).toEqual(new Map());
  expect(centre.phone.snapshot().calls).toEqual([]);
  expect(agents.filter((agentId) => centre.phone.agentPhone(agentId).legId() !== null)).toEqual([]);
  expect(centre.phone.recordings().filter(({ endedAt }) => endedAt === null)).toEqual([]);
  const arrived = centre.facts('call.arrived').map(({ interactionId }) => interactionId);
  const ended = centre.facts('call.ended').map(({ interactionId }) => interactionId);
  expect(ended.toSorted()).toEqual(arrived.toSorted());
  expect(centre.facts('call.ended').filter(({ ending }) => ending === 'handled').length).toBeGreaterThan(10);
  expect(textOf(foldOf(centre.log))).toBe(textOf(centre.state()));
}

function dial(centre: SimulatedCentre, dice: Dice) {
  const digits = dice.chance(0.5)
    ? [{ afterPrompt: 1 + dice.upTo(2), keys: '4111111111111111'.slice(dice.upTo(3)) }]
    : [];
  const to = lines[dice.upTo(lines.length)] ?? '';
  const patienceMs = 5_000 + dice.upTo(180_000);
  return centre.phone.placeCall({ from: `4207770000${10 + dice.upTo(20)}`, to, script: { digits, patienceMs } });
}

/** What a person does in a second; with faults also reloading the page, closing the lid, double-clicking. */
function work(centre: SimulatedCentre, dice: Dice, agentId: UserId, faulty: boolean): void {
  const agent = centre.state().agents.get(agentId);
  const desk = centre.phone.agentPhone(agentId);
  const { interactionId = null, state } = agent ?? {};
  if (!desk.isRegistered()) {
    if (!dice.chance(0.15)) return;
    desk.register();
    centre.request({ kind: 'phone.hello', agentId, legId: null });
  }
  if (faulty && dice.chance(0.004)) return desk.vanish();
  if (faulty && dice.chance(0.003)) centre.request({ kind: 'phone.hello', agentId, legId: desk.legId() });
  if (desk.isRinging() && dice.chance(0.3)) {
    if (dice.chance(0.1)) desk.reject();
    else desk.answer();
  } else if (state === 'engaged' && interactionId !== null) {
    const roll = dice.upTo(100);
    if (roll < 2) desk.hangUp();
    else if (roll < 4) centre.request({ kind: 'call.end', agentId, interactionId });
    else if (roll < 6) centre.request({ kind: 'call.hold', agentId, interactionId });
    else if (roll < 25) centre.request({ kind: 'call.resume', agentId, interactionId });
  } else if (state === 'wrapup' && interactionId !== null && dice.chance(0.1)) {
    centre.request({ kind: 'wrapup.finish', agentId, interactionId, outcomeId, next: null, callback: null });
  } else if (state === 'not_ready' && dice.chance(0.1)) {
    centre.request({ kind: 'agent.chooseState', agentId, chosen: { state: 'ready' }, setBy: agentId });
  }
}

/** I6 and I7: nobody hears what they should not, nobody waits in silence or is recorded in it, and no leg is left over. */
function checkTruth(centre: SimulatedCentre): void {
  centre.clock.advance(0);
  const { telephony, calls } = centre.state();
  if (telephony === 'away') return;
  for (const { interactionId, legs, recordingName, recordingPaused } of centre.phone.snapshot().calls) {
    const place = calls.get(interactionId)?.place;
    expect(place, 'a call that routing knows').toBeDefined();
    const wanted = place?.kind === 'offered' || place?.kind === 'talking' ? place.legId : null;
    expect(legs.filter(({ legId }) => legId !== wanted)).toEqual([]);
    const heard = centre.phone.heardBy(interactionId);
    if (place?.kind === 'queue' || place?.kind === 'offered') expect(heard).toMatch(/^(music|prompt:)/);
    if (place?.kind !== 'talking') continue;
    const isApart = place.held || place.legLostUntil !== null;
    if (recordingName !== null) expect(recordingPaused, 'recorded while apart, or not while together').toBe(isApart);
    if (isApart) expect(heard).toBe('music');
    else if (place.bridged) expect([place.legId, null]).toContain(heard);
  }
  const seen = centre.phone.snapshot().calls.map(({ interactionId }) => interactionId);
  expect([...calls.keys()].filter((id) => !seen.some((known) => known === id))).toEqual([]);
}
