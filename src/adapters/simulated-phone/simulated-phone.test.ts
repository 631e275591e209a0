import { describe, expect, test } from 'vitest';
import type { TelephonyEvent } from '../../core/telephony/event.ts';
import { LegId, UserId, type InteractionId } from '../../shared/ids.ts';
import type { CallerScript } from './caller-script.ts';
import { wallClock } from './clock.ts';
import { createSimulatedPhone, type SimulatedPhoneDeps } from './simulated-phone.ts';
import { createVirtualClock } from './virtual-clock.ts';

const agentId = UserId.parse('00000001-0000-4000-8000-000000000001');

async function open(deps: Partial<SimulatedPhoneDeps> = {}) {
  const clock = createVirtualClock(0);
  const phone = createSimulatedPhone({ clock, promptMs: { greeting: 3_000 }, ...deps });
  const events: TelephonyEvent[] = [];
  await phone.port.connect((event) => events.push(event));
  return {
    clock,
    phone,
    events,
    kinds: () => events.map(({ kind }) => kind),
    calls(script?: CallerScript) {
      const caller = phone.placeCall({ from: '420777000001', to: '420800100100', script });
      clock.advance(0);
      return caller;
    },
    play(interactionId: InteractionId, promptId: string, ...prompts: string[]): void {
      void phone.port.perform({ kind: 'prompt.play', interactionId, promptId, prompts, language: 'cs' });
    },
    dial(interactionId: InteractionId, nth = 1): LegId {
      const legId = LegId.parse(`${interactionId}-leg-${nth}`);
      const how = { agentId, timeoutMs: 10_000, autoAnswer: true, from: null };
      void phone.port.perform({ kind: 'leg.dial', interactionId, legId, ...how });
      return legId;
    },
  };
}

describe('a caller', () => {
  test('types when the prompt of the script has ended', async () => {
    const { clock, calls, play, events } = await open();
    const { interactionId } = calls({ digits: [{ afterPrompt: 2, keys: '42' }] });
    play(interactionId, 'p1', 'greeting');
    play(interactionId, 'p2', 'greeting');
    clock.advance(5_999);
    expect(events.filter(({ kind }) => kind === 'digit.pressed')).toEqual([]);
    clock.advance(1_000);
    expect(events.flatMap((event) => (event.kind === 'digit.pressed' ? [event.digit] : []))).toEqual(['4', '2']);
  });

  test('loses patience when no agent comes, and not when one has come', async () => {
    const { clock, phone, calls, dial } = await open();
    phone.agentPhone(agentId).register();
    const lonely = calls({ patienceMs: 5_000 });
    const served = calls({ patienceMs: 5_000 });
    const { interactionId } = served;
    const legId = dial(interactionId);
    clock.advance(100);
    void phone.port.perform({ kind: 'bridge.join', interactionId, legId });
    clock.advance(5_000);
    expect([lonely.isOver(), served.isOver()]).toEqual([true, false]);
  });

  test.each<[at: NonNullable<CallerScript['hangUp']>['at']]>([
    ['dialling'],
    ['answer'],
    ['prompt'],
    ['music'],
    ['bridge'],
  ])('hangs up at the %s', async (at) => {
    const { clock, phone, calls, dial, play } = await open();
    phone.agentPhone(agentId).register();
    const caller = calls({ hangUp: { at, afterMs: 10 } });
    const { interactionId } = caller;
    const stages = ['dialling', 'answer', 'prompt', 'music', 'bridge'] as const;
    const acts = {
      dialling: () => {},
      answer: () => void phone.port.perform({ kind: 'call.answer', interactionId }),
      prompt: () => play(interactionId, 'p', 'greeting'),
      music: () => void phone.port.perform({ kind: 'music.start', interactionId }),
      bridge: () => {
        const legId = dial(interactionId);
        clock.advance(100);
        void phone.port.perform({ kind: 'bridge.join', interactionId, legId });
      },
    };
    const left = stages.find((stage) => {
      acts[stage]();
      clock.advance(4_000);
      return caller.isOver();
    });
    expect(left).toBe(at);
  });
});

describe('while Zvon is away', () => {
  test('a caller whom nobody takes for two minutes is sent to the overflow, which is told at every connect', async () => {
    const { phone, clock, events } = await open();
    phone.faults.loseSocket(130_000);
    const caller = phone.placeCall({ from: '420777000001', to: '420800100100' });
    clock.advance(39 * 3_000);
    expect(caller.isOver()).toBe(true);
    const overflowedAt = clock.now();
    clock.advance(60_000);
    phone.port.look();
    const told = events.filter((event) => event.kind === 'call.overflowed');
    expect(told).toHaveLength(2);
    expect(told[1]).toEqual({
      ...{ kind: 'call.overflowed', at: overflowedAt, interactionId: caller.interactionId },
      ...{ from: '420777000001', to: '420800100100' },
    });
  });

  test('a caller is held by the dialplan and tried again, counted', async () => {
    const { clock, phone, calls, events } = await open();
    phone.faults.loseSocket(4_000);
    calls();
    clock.advance(7_000);
    expect(events.find((event) => event.kind === 'call.arrived')).toMatchObject({ attempt: 3 });
  });

  test('a caller is given up after two minutes', async () => {
    const { clock, phone, calls } = await open();
    phone.faults.loseSocket(600_000);
    const caller = calls();
    clock.advance(116_000);
    expect(caller.isOver()).toBe(false);
    clock.advance(4_000);
    expect(caller.isOver()).toBe(true);
  });

  test('what happens is not told later but by the witness, and what is asked is lost', async () => {
    const { clock, phone, calls, kinds } = await open();
    const caller = calls();
    phone.faults.loseSocket(1_000);
    void phone.port.perform({ kind: 'call.answer', interactionId: caller.interactionId });
    caller.hangUp();
    clock.advance(1_000);
    expect(kinds()).toEqual([
      'telephony.connected',
      'call.arrived',
      'telephony.lost',
      'telephony.connected',
      'call.unheard',
    ]);
    expect(phone.snapshot().calls).toEqual([]);
  });

  test('the witness says nothing of a caller who was on record', async () => {
    const { clock, phone, calls, kinds } = await open();
    const caller = calls();
    void phone.port.perform({ kind: 'call.acknowledge', interactionId: caller.interactionId });
    phone.faults.loseSocket(1_000);
    caller.hangUp();
    clock.advance(1_000);
    expect(kinds()).not.toContain('call.unheard');
  });

  test('a leg whose caller leaves is hung up by the telephone system', async () => {
    const { clock, phone, calls, dial } = await open();
    phone.agentPhone(agentId).register();
    const caller = calls();
    dial(caller.interactionId);
    clock.advance(100);
    phone.faults.loseSocket(1_000);
    caller.hangUp();
    expect(phone.agentPhone(agentId).isInCall()).toBe(true);
    clock.advance(1_000);
    expect(phone.agentPhone(agentId).isInCall()).toBe(false);
  });
});

test('a slow connection delays what is told and what is asked', async () => {
  const { clock, phone, calls, kinds } = await open();
  phone.faults.slow(500);
  const caller = calls();
  clock.advance(499);
  expect(kinds()).toEqual(['telephony.connected']);
  clock.advance(1);
  expect(kinds()).toEqual(['telephony.connected', 'call.arrived']);
  void phone.port.perform({ kind: 'call.answer', interactionId: caller.interactionId });
  clock.advance(499);
  expect(caller.isAnswered()).toBe(false);
  clock.advance(1);
  expect(caller.isAnswered()).toBe(true);
});

test('a restart ends every call and takes the phones away for a moment', async () => {
  const { clock, phone, calls, events } = await open();
  phone.agentPhone(agentId).register();
  const caller = calls();
  phone.faults.restart(2_000);
  expect(caller.isOver()).toBe(true);
  clock.advance(2_000);
  expect(events.at(-1)).toMatchObject({
    kind: 'telephony.connected',
    startedAt: 2_000,
    snapshot: { calls: [], phones: [], lost: [{ interactionId: caller.interactionId }] },
  });
  clock.advance(1_000);
  expect(events.at(-1)).toMatchObject({ kind: 'phone.registered', agentId });
});

test('a leg that has ended is not rung again: its end is told once more', async () => {
  const { clock, phone, calls, dial, events } = await open();
  const { interactionId } = calls();
  dial(interactionId);
  phone.agentPhone(agentId).register();
  dial(interactionId);
  clock.advance(100);
  const ends = events.filter((event) => event.kind === 'leg.ended');
  expect(ends).toMatchObject([{ cause: 'unreachable' }, { cause: 'unreachable' }]);
  expect(phone.agentPhone(agentId).isRinging()).toBe(false);
});

test('a phone that is taken is busy', async () => {
  const { clock, phone, calls, dial, events } = await open();
  phone.agentPhone(agentId).register();
  dial(calls().interactionId);
  dial(calls().interactionId);
  clock.advance(100);
  expect(events.filter((event) => event.kind === 'leg.ended')).toMatchObject([{ cause: 'busy', by: 'agent' }]);
});

test('a phone that vanishes in a call leaves a leg that is given up after 30 s without media', async () => {
  const { clock, phone, calls, dial, events } = await open();
  phone.agentPhone(agentId).register();
  const { interactionId } = calls();
  const legId = dial(interactionId);
  clock.advance(100);
  void phone.port.perform({ kind: 'bridge.join', interactionId, legId });
  expect(phone.heardBy(interactionId)).toBe(legId);
  phone.agentPhone(agentId).vanish();
  expect(phone.heardBy(interactionId)).toBeNull();
  clock.advance(29_999);
  expect(events.some(({ kind }) => kind === 'leg.ended')).toBe(false);
  clock.advance(1);
  expect(events.at(-1)).toMatchObject({ kind: 'leg.ended', cause: 'media-lost' });
});

test('phones are at hand as soon as they are made known, where there are no others', async () => {
  const account = { agentId, username: 'a', password: 'b', displayName: 'c' };
  const with1 = await open({ registersPhones: true });
  await with1.phone.port.provision([account]);
  const without1 = await open();
  await without1.phone.port.provision([account]);
  expect([with1, without1].map(({ phone }) => phone.agentPhone(agentId).isRegistered())).toEqual([true, false]);
});

test('a closed telephone system leaves no timer behind', async () => {
  const { clock, phone, calls, play } = await open();
  const { interactionId } = calls({ patienceMs: 60_000 });
  play(interactionId, 'p', 'greeting');
  await phone.port.close();
  while (clock.next());
  expect(clock.now()).toBe(0);
});

test('it runs on the wall’s clock as well', async () => {
  const phone = createSimulatedPhone({ clock: wallClock, promptMs: { beep: 5 } });
  const finished = new Promise<TelephonyEvent>((resolve) => {
    void phone.port.connect((event) => {
      if (event.kind === 'call.arrived') {
        const { interactionId } = event;
        void phone.port.perform({
          kind: 'prompt.play',
          interactionId,
          promptId: 'p',
          prompts: ['beep'],
          language: 'cs',
        });
      }
      if (event.kind === 'prompt.finished') resolve(event);
    });
  });
  phone.placeCall({ from: null, to: '1' });
  expect(await finished).toMatchObject({ promptId: 'p' });
  await phone.port.close();
  expect(phone.port.health()).toEqual({ driver: 'simulated', asterisk: null });
});
