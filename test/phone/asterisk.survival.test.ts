import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { linesTo } from '../../src/adapters/asterisk/asterisk-lines.ts';
import { createAsteriskPhone } from '../../src/adapters/asterisk/asterisk-phone.ts';
import { tone } from '../../src/adapters/sip-caller/audio-source.ts';
import type { Call } from '../../src/adapters/sip-caller/call.ts';
import { createSipCaller, type SipCaller } from '../../src/adapters/sip-caller/sip-caller.ts';
import type { TelephonyEvent } from '../../src/core/telephony/event.ts';
import type { TelephonyPort } from '../../src/core/telephony/telephony-port.ts';
import { LegId, type InteractionId } from '../../src/shared/ids.ts';
import { contractAccounts, firstAgentId } from './contract/contract-harness.ts';
import { agentToneHz, createAgentPhone, type AgentPhone } from './support/agent-phone.ts';
import { openOwnAsterisk, type OwnAsterisk } from './support/asterisk-under-test.ts';
import { hearing } from './support/hearing.ts';
import { startAdapter, type AdapterProcess } from './support/start-adapter.ts';
import { pass, until } from './support/waiting.ts';

const callerToneHz = 700;
const number = '420800100200';
const from = '420777123456';

let asterisk: OwnAsterisk;
let caller: SipCaller;
let phone: AgentPhone;
const adapters: AdapterProcess[] = [];
const ports: TelephonyPort[] = [];

beforeAll(async () => {
  asterisk = await openOwnAsterisk();
  caller = await createSipCaller({ localAddress: '127.0.0.15', asterisk: asterisk.sip });
  const account = contractAccounts[0];
  if (account === undefined) throw new Error('the contract has accounts');
  phone = createAgentPhone({ account, localAddress: '127.0.0.25', asterisk: asterisk.sip });
}, 60_000);

afterEach(async () => {
  await Promise.all(adapters.splice(0).map((adapter) => adapter.kill()));
  await Promise.all(ports.splice(0).map((port) => port.close()));
});

// Run from the last to the first: Asterisk is stopped also when the rest could not be closed.
afterAll(() => asterisk?.stop(), 60_000);
afterAll(async () => {
  await caller?.close();
  await phone?.vanish();
}, 60_000);

function find<K extends TelephonyEvent['kind']>(events: readonly TelephonyEvent[], kind: K) {
  return events.filter((event): event is Extract<TelephonyEvent, { kind: K }> => event.kind === kind);
}

async function openAdapter(): Promise<AdapterProcess> {
  const adapter = await startAdapter(asterisk);
  adapters.push(adapter);
  return adapter;
}

function openPort() {
  const events: TelephonyEvent[] = [];
  const port = createAsteriskPhone({
    lines: linesTo({ url: asterisk.ariUrl, ami: asterisk.amiUrl, witness: asterisk.witness }),
    recordingsFolder: asterisk.recordings,
    promptsFolder: asterisk.promptsFolder,
    phones: 'desk',
    timings: { reconcileMs: 1_000 },
  });
  ports.push(port);
  return { port, events, connect: () => port.connect((event) => events.push(event)) };
}

const dial = (): Call => caller.call({ to: number, from, source: tone(callerToneHz) });

const knowsPhone = (events: readonly TelephonyEvent[]): boolean =>
  find(events, 'phone.registered').length > 0 ||
  find(events, 'telephony.connected').some(({ snapshot }) => snapshot.phones.includes(firstAgentId));

interface Talk {
  call: Call;
  interactionId: InteractionId;
  legId: LegId;
}

/** A caller and an agent in conversation, through whoever performs the commands. */
async function talk(by: Pick<AdapterProcess, 'events' | 'perform'>): Promise<Talk> {
  await phone.register();
  await until(() => knowsPhone(by.events));
  const call = dial();
  await until(() => find(by.events, 'call.arrived').length > 0);
  const { interactionId } = find(by.events, 'call.arrived')[0] ?? expect.unreachable();
  const legId = LegId.parse(`${interactionId}-leg-1`);
  await by.perform({ kind: 'call.answer', interactionId });
  await by.perform({
    kind: 'leg.dial',
    interactionId,
    legId,
    agentId: firstAgentId,
    timeoutMs: 10_000,
    autoAnswer: true,
    from,
  });
  await until(() => find(by.events, 'leg.answered').length > 0);
  await by.perform({ kind: 'bridge.join', interactionId, legId });
  await until(() => find(by.events, 'bridge.joined').length > 0);
  return { call, interactionId, legId };
}

describe('when the process is killed', () => {
  test('a conversation goes on, and the next process takes it over with its leg, bridge and recording', async () => {
    const first = await openAdapter();
    const { call, interactionId, legId } = await talk(first);
    const recordingName = `${interactionId}-1`;
    await first.perform({ kind: 'recording.start', interactionId, recordingName });
    await first.perform({ kind: 'recording.pause', interactionId, recordingName });
    await first.kill();

    const killedAtMs = call.nowMs();
    await pass(1_500);
    const window = { fromMs: killedAtMs + 200, toMs: call.nowMs() - 100 };
    expect(call.received.levelDb(agentToneHz, window)).toBeGreaterThan(-15);
    expect(call.received.gaps.filter((gap) => gap.fromMs > killedAtMs)).toEqual([]);

    const second = await openAdapter();
    expect(second.events[0]).toMatchObject({
      kind: 'telephony.connected',
      snapshot: {
        calls: [
          {
            ...{ interactionId, from, to: number, legs: [{ legId, state: 'up', bridged: true }] },
            ...{ recordingName, recordingPaused: true },
          },
        ],
        phones: [firstAgentId],
      },
    });
    await second.perform({ kind: 'call.hold', interactionId, legId });
    await until(async () => (await hearing(call, agentToneHz)) === 'other');
    expect(await hearing(phone.call(), callerToneHz)).toBe('nothing');
    await second.perform({ kind: 'call.resume', interactionId, legId });
    await until(async () => (await hearing(call, agentToneHz)) === 'tone');
    await second.perform({ kind: 'recording.stop', interactionId, recordingName });
    await until(() => find(second.events, 'recording.ended').length > 0);
    await call.hangUp();
    await until(() => find(second.events, 'call.ended').length > 0);
    await second.perform({ kind: 'leg.hangup', interactionId, legId });
    await until(() => find(second.events, 'leg.ended').length > 0);
    await until(async () => (await asterisk.console('core show channels count')).startsWith('0 active channels'));
    await until(async () => !(await asterisk.console('bridge show all')).includes(interactionId));
  });

  test('an answer that comes while nobody listens is found', async () => {
    const first = await openAdapter();
    await phone.register();
    const call = dial();
    await until(() => find(first.events, 'call.arrived').length > 0);
    const { interactionId } = find(first.events, 'call.arrived')[0] ?? expect.unreachable();
    const legId = LegId.parse(`${interactionId}-leg-1`);
    const command = { kind: 'leg.dial', interactionId, legId, agentId: firstAgentId, from } as const;
    await first.perform({ kind: 'call.answer', interactionId });
    await first.perform({ ...command, timeoutMs: 10_000, autoAnswer: false });
    await until(() => phone.call()?.state === 'ringing');
    await first.kill();
    await phone.answer();
    const { events, connect } = openPort();
    await connect();
    expect(find(events, 'telephony.connected')[0]?.snapshot.calls).toMatchObject([
      { interactionId, legs: [{ legId, agentId: firstAgentId, state: 'up', bridged: false }] },
    ]);
    await call.hangUp();
    await phone.call()?.hangUp();
    await until(() => find(events, 'leg.ended').length > 0);
  });

  test('a caller waits in the dialplan with music and comes to the next process under the same id', async () => {
    const call = dial();
    await until(() => call.state === 'answered');
    await until(async () => (await hearing(call, agentToneHz)) === 'other');
    const [name] = (await asterisk.console('core show channels concise')).split('!');
    const minted = /CC_CONTACT=(\S+)/.exec(await asterisk.console(`core show channel ${name}`))?.[1];
    const { events, connect } = openPort();
    await connect();
    expect(find(events, 'telephony.connected')[0]?.snapshot.calls).toEqual([]);
    await until(() => find(events, 'call.arrived').length > 0);
    const [arrival] = find(events, 'call.arrived');
    expect(arrival).toMatchObject({ interactionId: minted, from, to: number });
    expect(arrival?.attempt).toBeGreaterThan(1);
    await call.hangUp();
    await until(() => find(events, 'call.ended').length > 0);
  });

  test('a caller who reached the overflow is told to the next process, and to whoever asks again', async () => {
    const call = dial();
    await until(() => call.state === 'answered');
    const [name] = (await asterisk.console('core show channels concise')).split('!');
    const minted = /CC_CONTACT=(\S+)/.exec(await asterisk.console(`core show channel ${name}`))?.[1];
    // Of its forty tries this is the last but one.
    await asterisk.console(`dialplan set chanvar ${name} CC_TRY 39`);
    await until(() => call.state === 'ended', 20_000);
    const { port, events, connect } = openPort();
    await connect();
    await until(() => find(events, 'call.overflowed').length > 0);
    expect(find(events, 'call.overflowed')).toMatchObject([{ interactionId: minted, from, to: number }]);
    const [told] = find(events, 'call.overflowed');
    expect(Math.abs((told?.at ?? 0) - Date.now())).toBeLessThan(60_000);
    port.look();
    await until(() => find(events, 'call.overflowed').length === 2);
  });
});

describe('two processes', () => {
  test('the newer one has the calls, the older one stops for good', async () => {
    const older = openPort();
    await older.connect();
    await older.port.provision(contractAccounts);
    const { call, interactionId } = await talk({ events: older.events, perform: older.port.perform });
    const newer = openPort();
    await newer.connect();
    expect(find(newer.events, 'telephony.connected')[0]?.snapshot.calls).toMatchObject([{ interactionId }]);
    await until(() => find(older.events, 'telephony.lost').length === 1);
    const told = older.events.length;
    await call.hangUp();
    await until(() => find(newer.events, 'call.ended').length > 0);
    await pass(1_500);
    expect(older.events).toHaveLength(told);
    expect(older.port.health()).toEqual({ driver: 'asterisk', asterisk: null });
    await phone.call()?.hangUp();
  });
});

describe('without any event', () => {
  test('what exists is told again and again', async () => {
    const { events, connect } = openPort();
    await connect();
    const call = dial();
    await until(() => find(events, 'call.arrived').length > 0);
    const { interactionId } = find(events, 'call.arrived')[0] ?? expect.unreachable();
    await until(() => find(events, 'telephony.connected').length >= 3);
    const [first, ...later] = find(events, 'telephony.connected');
    expect(later.at(-1)).toMatchObject({ startedAt: first?.startedAt, snapshot: { calls: [{ interactionId }] } });
    await call.hangUp();
    await until(() => find(events, 'call.ended').length > 0);
    expect(find(events, 'telephony.lost')).toEqual([]);
  });
});

describe('a caller whose agent goes', () => {
  test('hears music without anybody’s command', async () => {
    const { port, events, connect } = openPort();
    await connect();
    await port.provision(contractAccounts);
    const { call } = await talk({ events, perform: port.perform });
    await phone.call()?.hangUp();
    await until(async () => (await hearing(call, agentToneHz)) === 'other');
    expect(find(events, 'call.ended')).toEqual([]);
    await call.hangUp();
    await until(() => find(events, 'call.ended').length > 0);
  });
});

describe('when Asterisk crashes', () => {
  test('the next connection tells so, nothing is left, and the phones are known again', async () => {
    const { port, events, connect } = openPort();
    await connect();
    await port.provision(contractAccounts);
    const { call, interactionId } = await talk({ events, perform: port.perform });
    const registrations = find(events, 'phone.registered').length;
    await asterisk.crashAndRestart();
    const [first] = find(events, 'telephony.connected');
    const nextLife = () => find(events, 'telephony.connected').find(({ startedAt }) => startedAt !== first?.startedAt);
    await until(() => nextLife() !== undefined, 20_000);
    const again = nextLife();
    expect(again?.snapshot).toEqual({ calls: [], phones: [], lost: [{ interactionId, from, to: number }] });
    expect(find(events, 'telephony.lost')).toHaveLength(1);
    await until(
      () =>
        phone.register().then(
          () => true,
          () => false,
        ),
      10_000,
    );
    await until(() => find(events, 'phone.registered').length > registrations);
    const next = dial();
    await until(() => find(events, 'call.arrived').length > 1);
    await Promise.all([call.hangUp(), next.hangUp()]);
  });
});
