import { createAsteriskPhone } from '../../src/adapters/asterisk/asterisk-phone.ts';
import type { AsteriskLines } from '../../src/adapters/asterisk/asterisk-lines.ts';
import type { TelephonyPort } from '../../src/core/telephony/telephony-port.ts';
import { InteractionId, TenantId } from '../../src/shared/ids.ts';
import type { ContractAgentPhone, ContractCaller, WholeHarness } from '../phone/contract/contract-harness.ts';
import { telephonyContract } from '../phone/contract/telephony-contract.ts';
import { callIn, type CallerLine } from './world/asterisk/dialplan.ts';
import type { Exchange, LegLine } from './world/asterisk/exchange.ts';
import { register, type Registration } from './world/asterisk/registrations.ts';
import { createExchange } from './world/asterisk/sim-asterisk.ts';
import { simLines } from './world/asterisk/sim-lines.ts';
import { createFate, createHappenings } from './world/happenings.ts';
import { chanceOf, type Chance } from './world/random.ts';
import { createSimProcess } from './world/sim-process.ts';
import { createUntilQuiet } from './world/until-quiet.ts';
import { createVirtualTime } from './world/virtual-time.ts';

// What holds the real Asterisk holds the simulated one, under the production adapter.
telephonyContract('[CZA-19] the simulated Asterisk', async () => simAsteriskHarness());

const number = '420800100100';
const tenantId = TenantId.parse('00000000-0000-4000-8000-000000000001');
const overflowWithinMs = 150_000;

function simAsteriskHarness(): WholeHarness {
  const time = createVirtualTime(Date.UTC(2026, 0, 5, 8));
  const happenings = createHappenings(() => time.now());
  const chance = chanceOf(1, 'contract');
  const exchange = createExchange({
    ...{ time, chance, happenings, fate: createFate(1, {}, happenings), isInstant: false },
    promptMs: (media) => (media.endsWith('long') ? 6_000 : 1_000),
  });
  const process = createSimProcess(time);
  const untilQuiet = createUntilQuiet();
  const gate = { isOpen: true };

  async function step(end: number): Promise<boolean> {
    const happened = time.next(end);
    await untilQuiet();
    return happened;
  }

  async function until(condition: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
    const end = time.now() + withinMs;
    while (!(await condition())) if (!(await step(end))) throw new Error(`it did not happen within ${withinMs} ms`);
  }

  async function pass(ms: number): Promise<void> {
    let isOver = false;
    time.after(ms, () => (isOver = true));
    while (!isOver) await step(Infinity);
  }

  async function cutConnection(meanwhile = async (): Promise<void> => undefined): Promise<void> {
    gate.isOpen = false;
    for (const wire of [...exchange.wires]) wire.cut('read ECONNRESET');
    await meanwhile();
    gate.isOpen = true;
  }

  const phones = new Map<string, ContractAgentPhone>();
  return {
    port: inVirtualTime(
      createAsteriskPhone({
        lines: gated(simLines(exchange, process, 'node'), gate, (act) => void process.after(1, act)),
        recordingsFolder: '/recordings',
        promptsFolder: '/prompts',
        clock: { now: time.now, after: process.after, random: () => chance.next() },
      }),
      until,
    ),
    number,
    prompts: { short: 'short', long: 'long' },
    caller: ({ from }) => simCaller(exchange, chance, from, pass),
    agentPhone(agentId) {
      const phone = phones.get(agentId) ?? simPhone(exchange, agentId.replaceAll('-', ''));
      phones.set(agentId, phone);
      return phone;
    },
    cutConnection,
    leaveToOverflow: (caller) =>
      cutConnection(async () => {
        await caller.dial();
        await until(caller.isOver, overflowWithinMs);
      }),
    until,
    pass,
    close: async () => process.kill(),
  };
}

/** Time stands still unless somebody turns it: whoever waits for the port does. */
function inVirtualTime(port: TelephonyPort, until: WholeHarness['until']): TelephonyPort {
  const turning = async (work: Promise<void>): Promise<void> => {
    let isDone = false;
    const noted = work.finally(() => (isDone = true));
    await until(() => isDone);
    return noted;
  };
  return {
    ...port,
    connect: (...told) => turning(port.connect(...told)),
    perform: (command, epoch) => turning(port.perform(command, epoch)),
    provision: (accounts) => turning(port.provision(accounts)),
  };
}

const gated = (lines: AsteriskLines, gate: { isOpen: boolean }, soon: (act: () => void) => void): AsteriskLines => ({
  ...lines,
  connect(listener) {
    if (gate.isOpen) return lines.connect(listener);
    soon(() => listener.closed('connect ECONNREFUSED'));
    const nothing = (): void => undefined;
    return { isOpen: () => false, send: nothing, ping: nothing, break: nothing, close: nothing };
  },
});

const keyMs = 150;

function simCaller(
  exchange: Exchange,
  chance: Chance,
  from: string,
  pass: (ms: number) => Promise<void>,
): ContractCaller {
  let hand: CallerLine | null = null;
  let isAnswered = false;
  return {
    async dial() {
      const interactionId = InteractionId.parse(chance.uuid());
      hand = callIn(
        exchange,
        { interactionId, tenantId, from, to: number },
        {
          answered: () => (isAnswered = true),
          hears: () => undefined,
          ended: () => (isAnswered = false),
        },
      );
    },
    async digits(keys) {
      for (const key of keys) {
        hand?.press(key);
        await pass(keyMs);
      }
    },
    hangUp: async () => hand?.hangUp(),
    isAnswered: () => isAnswered,
    isOver: () => hand !== null && hand.line.endedAt !== null,
    async hearing() {
      const heard = hand?.line.hears ?? 'silence';
      if (heard === 'agent') return 'agent';
      return heard === 'music' || heard === 'prompt' ? 'zvon' : 'nothing';
    },
  };
}

function simPhone(exchange: Exchange, username: string): ContractAgentPhone {
  let registration: Registration | null = null;
  let line: LegLine | null = null;
  let isUp = false;

  function answer(): void {
    isUp = true;
    line?.answer();
  }

  function invited(offered: LegLine): void {
    line = offered;
    isUp = false;
    offered.onEnd(() => {
      line = null;
      isUp = false;
    });
    offered.ring();
    if (offered.autoAnswer) answer();
  }

  return {
    register: async () => void (registration = register(exchange, username, invited)),
    isRinging: () => line !== null && !isUp,
    isInCall: () => isUp,
    answer: async () => answer(),
    reject: async () => line?.refuse(486),
    hangUp: async () => line?.hangUp(),
    vanish: async () => registration?.vanish(),
    async hearing() {
      const channels = exchange.channels.get(line?.legId ?? '')?.bridge?.channels ?? [];
      return channels.length > 1 ? 'caller' : 'nothing';
    },
  };
}
