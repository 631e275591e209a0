import { describe, expect, test } from 'vitest';
import type { CallerScript } from '../../src/adapters/simulated-phone/caller-script.ts';
import { agentIds, numbers, outcomeId, queueIds } from '../support/routing-cast.ts';
import { openSimulatedCentre, type SimulatedCentre } from '../support/simulated-centre.ts';

const { anna, boris } = agentIds;
const card = '4111111111111111';

function calls(centre: SimulatedCentre, to: string = numbers.cards, script: CallerScript = {}) {
  const caller = centre.phone.placeCall({ from: '420777000001', to, script });
  centre.clock.advance(0);
  return caller;
}

/** Anna talks to the caller. */
async function talking() {
  const centre = await openSimulatedCentre();
  centre.comesToWork(anna);
  const caller = calls(centre);
  const desk = centre.phone.agentPhone(anna);
  centre.clock.advance(1_000);
  centre.request({ kind: 'offer.accept', agentId: anna, interactionId: caller.interactionId });
  centre.clock.advance(1_000);
  const heard = () => centre.phone.heardBy(caller.interactionId);
  return { centre, caller, desk, heard, interactionId: caller.interactionId };
}

test('a caller whom Zvon was away for leaves a callback, also when it dies again after it was back', async () => {
  const centre = await openSimulatedCentre();
  centre.comesToWork(anna);
  centre.crash();
  const { interactionId } = calls(centre);
  centre.clock.advance(150_000);
  await centre.revive();
  centre.crash();
  centre.clock.advance(10_000);
  await centre.revive();
  expect(centre.facts('call.ended')).toMatchObject([{ interactionId, ending: 'overflowed' }]);
  expect(centre.facts('callback.promised')).toMatchObject([{ interactionId, number: '420777000001' }]);
});

describe('a call from end to end', () => {
  test('is greeted, asked, queued, answered, held, ended and wrapped up', async () => {
    const centre = await openSimulatedCentre();
    const { clock, phone } = centre;
    const caller = calls(centre, numbers.card, { digits: [{ afterPrompt: 2, keys: card }] });
    const heard = () => phone.heardBy(caller.interactionId);
    expect(heard()).toBe('prompt:greeting');
    clock.advance(4_000);
    expect(heard()).toBe('prompt:card-number');
    clock.advance(2_000 + 16 * 250);
    expect(heard()).toBe('prompt:please-hold');
    clock.advance(2_000);
    expect(heard()).toBe('prompt:position-1');
    clock.advance(2_000);
    expect(heard()).toBe('music');

    centre.comesToWork(anna);
    const desk = phone.agentPhone(anna);
    expect(desk.isRinging()).toBe(true);
    const about = { agentId: anna, interactionId: caller.interactionId };
    centre.request({ kind: 'offer.accept', ...about });
    clock.advance(0);
    expect(heard()).toBe(desk.legId());
    expect(desk.hearsCaller()).toBe(true);
    centre.request({ kind: 'call.hold', ...about });
    expect([heard(), desk.hearsCaller()]).toEqual(['music', false]);
    centre.request({ kind: 'call.resume', ...about });
    expect([heard(), desk.hearsCaller()]).toEqual([desk.legId(), true]);
    clock.advance(60_000);
    centre.request({ kind: 'call.end', ...about });
    expect([caller.isOver(), desk.isInCall()]).toEqual([true, false]);
    centre.request({ kind: 'wrapup.finish', ...about, outcomeId, next: null, callback: null });

    expect(centre.facts('attribute.set')).toMatchObject([{ key: 'card', value: card, check: 'valid' }]);
    expect(centre.facts('call.ended')).toMatchObject([{ ending: 'handled', by: 'agent' }]);
    expect(centre.state().agents.get(anna)?.state).toBe('ready');
    expect(phone.recordings()).toMatchObject([{ interactionId: caller.interactionId }]);
    expect(phone.snapshot().calls).toEqual([]);
  });

  test('is recorded while the two talk, and not before', async () => {
    const { centre, caller } = await talking();
    const bridgedAt = centre.log.find(({ fact }) => fact.kind === 'call.bridged')?.at;
    centre.clock.advance(10_000);
    caller.hangUp();
    centre.clock.advance(0);
    const endedAt = centre.clock.now();
    expect(centre.phone.recordings()).toMatchObject([{ startedAt: bridgedAt, endedAt, pauses: [] }]);
  });

  test('is not recorded on hold', async () => {
    const { centre, interactionId } = await talking();
    const { clock } = centre;
    const asked = (kind: 'call.hold' | 'call.resume') => centre.request({ kind, agentId: anna, interactionId });
    asked('call.hold');
    const from = clock.now();
    clock.advance(5_000);
    asked('call.resume');
    clock.advance(1_000);
    expect(centre.phone.recordings()).toMatchObject([{ endedAt: null, pauses: [{ from, until: from + 5_000 }] }]);
  });

  test('waits out a prompt that is playing for no longer than the answer', async () => {
    const centre = await openSimulatedCentre();
    const caller = calls(centre, numbers.card);
    centre.clock.advance(4_000 + 2_000 + 5_000 + 500);
    expect(centre.phone.heardBy(caller.interactionId)).toBe('prompt:please-hold');
    centre.comesToWork(anna);
    expect(centre.phone.heardBy(caller.interactionId)).toBe('prompt:please-hold');
    centre.phone.agentPhone(anna).answer();
    centre.clock.advance(0);
    expect(centre.phone.heardBy(caller.interactionId)).toBe(centre.phone.agentPhone(anna).legId());
  });
});

describe('a page that is reloaded in the call', () => {
  test('leaves the caller with music and brings both together again, on the same recording', async () => {
    const { centre, desk, heard, interactionId } = await talking();
    const { clock } = centre;
    desk.vanish();
    clock.advance(0);
    const from = clock.now();
    expect(heard()).toBe('music');
    clock.advance(2_000);
    desk.register();
    clock.advance(0);
    centre.request({ kind: 'phone.hello', agentId: anna, legId: null });
    clock.advance(100);
    expect(heard()).toBe(desk.legId());
    expect(desk.hearsCaller()).toBe(true);
    expect(centre.facts('leg.redialled')).toHaveLength(1);
    const until = expect.any(Number) as number;
    expect(centre.phone.recordings()).toMatchObject([{ endedAt: null, pauses: [{ from, until }] }]);
    expect(centre.state().calls.get(interactionId)?.place).toMatchObject({ bridged: true, legLostUntil: null });
  });

  test('whose connection survived says hello and gets its new leg as well', async () => {
    const { centre, desk, heard } = await talking();
    const before = desk.legId();
    centre.request({ kind: 'phone.hello', agentId: anna, legId: null });
    expect(heard()).toBe('music');
    centre.clock.advance(100);
    expect(desk.legId()).not.toBe(before);
    expect(heard()).toBe(desk.legId());
  });

  test('and never comes back leaves the caller to a colleague after 20 s', async () => {
    const { centre, desk, heard } = await talking();
    desk.vanish();
    centre.comesToWork(boris);
    centre.clock.advance(19_900);
    expect(centre.phone.agentPhone(boris).isRinging()).toBe(false);
    centre.clock.advance(100);
    centre.phone.agentPhone(boris).answer();
    centre.clock.advance(0);
    expect(heard()).toBe(centre.phone.agentPhone(boris).legId());
    expect(centre.facts('wrapup.parked')).toMatchObject([{ agentId: anna }]);
    expect(centre.phone.recordings().map(({ endedAt }) => endedAt === null)).toEqual([false, true]);
  });
});

describe('an engine that is killed', () => {
  test('during a call cuts no audio and takes the call over', async () => {
    const { centre, caller, desk, heard, interactionId } = await talking();
    centre.crash();
    centre.clock.advance(4_000);
    await centre.revive();
    expect(heard()).toBe(desk.legId());
    expect(centre.phone.recordings()).toMatchObject([{ endedAt: null }]);
    centre.clock.advance(10_000);
    centre.request({ kind: 'call.end', agentId: anna, interactionId });
    expect([caller.isOver(), desk.isInCall()]).toEqual([true, false]);
    expect(centre.state().agents.get(anna)).toMatchObject({ state: 'wrapup' });
    centre.clock.advance(30_000);
    expect(centre.facts('wrapup.parked')).toMatchObject([{ why: 'time-out' }]);
  });

  test('while a caller dials finds them in the dialplan, which has held them', async () => {
    const centre = await openSimulatedCentre();
    centre.comesToWork(anna);
    centre.phone.faults.loseSocket(5_000);
    const caller = calls(centre);
    centre.clock.advance(5_000);
    expect(centre.facts('call.arrived')).toEqual([]);
    centre.clock.advance(3_000);
    expect(centre.facts('call.arrived')).toMatchObject([{ interactionId: caller.interactionId }]);
    expect(centre.phone.agentPhone(anna).isRinging()).toBe(true);
  });

  test('while it rings bridges the call that was answered meanwhile', async () => {
    const centre = await openSimulatedCentre();
    centre.comesToWork(anna);
    const caller = calls(centre);
    centre.crash();
    centre.clock.advance(1_000);
    centre.phone.agentPhone(anna).answer();
    centre.clock.advance(2_000);
    expect(centre.phone.heardBy(caller.interactionId)).toBe('music');
    await centre.revive();
    centre.clock.advance(0);
    expect(centre.phone.heardBy(caller.interactionId)).toBe(centre.phone.agentPhone(anna).legId());
  });
});

describe('a telephone system that restarts', () => {
  test('loses the calls, which leave callbacks, and the next call is served', async () => {
    const { centre, caller } = await talking();
    const waits = calls(centre);
    centre.phone.faults.restart(2_000);
    centre.clock.advance(4_000);
    expect([caller.isOver(), waits.isOver()]).toEqual([true, true]);
    expect(centre.facts('call.ended').map(({ ending }) => ending)).toEqual(['lost-pbx', 'lost-pbx']);
    expect(centre.facts('callback.promised')).toMatchObject([
      { ownerId: anna, queueId: queueIds.cards },
      { ownerId: null, queueId: queueIds.cards },
    ]);
    centre.clock.advance(60_000);
    calls(centre);
    expect(centre.phone.agentPhone(anna).isRinging()).toBe(true);
  });
});
