import { linesTo } from '../../../src/adapters/asterisk/asterisk-lines.ts';
import { createAsteriskPhone } from '../../../src/adapters/asterisk/asterisk-phone.ts';
import { tone } from '../../../src/adapters/sip-caller/audio-source.ts';
import type { Call } from '../../../src/adapters/sip-caller/call.ts';
import type { Endpoint } from '../../../src/adapters/sip-caller/sip-address.ts';
import { createSipCaller, type SipCaller } from '../../../src/adapters/sip-caller/sip-caller.ts';
import type { UserId } from '../../../src/shared/ids.ts';
import { openTcpProxy } from '../../support/tcp-proxy.ts';
import {
  contractAccounts,
  type ContractAgentPhone,
  type ContractCaller,
  type ContractHarness,
} from '../contract/contract-harness.ts';
import { agentToneHz, createAgentPhone, type AgentPhone } from './agent-phone.ts';
import { prompts, type AsteriskUnderTest } from './asterisk-under-test.ts';
import { hearing } from './hearing.ts';
import { pass, until } from './waiting.ts';

export const callerToneHz = 700;
export const number = '420800100200';

/** The far ends of the contract on a real Asterisk: callers on the trunk, agents at registered desk telephones. */
export async function createAsteriskHarness(asterisk: AsteriskUnderTest): Promise<ContractHarness> {
  const { sip, promptsFolder } = asterisk;
  const ari = new URL(asterisk.ariUrl);
  const proxy = await openTcpProxy({ host: ari.hostname, port: Number(ari.port) });
  ari.port = String(proxy.port);
  const port = createAsteriskPhone({
    lines: linesTo({ url: ari.href, ami: asterisk.amiUrl, witness: asterisk.witness }),
    recordingsFolder: asterisk.recordings,
    promptsFolder,
    phones: 'desk',
  });
  const callers: SipCaller[] = [];
  const phones = new Map<UserId, AgentPhone>();
  return {
    port,
    number,
    prompts,
    caller: ({ from }) => contractCaller(from, sip, callers),
    agentPhone(agentId) {
      const index = contractAccounts.findIndex((account) => account.agentId === agentId);
      const account = contractAccounts[index];
      if (account === undefined) throw new Error(`not an account of the contract: ${agentId}`);
      const phone =
        phones.get(agentId) ?? createAgentPhone({ account, localAddress: `127.0.0.${20 + index}`, asterisk: sip });
      phones.set(agentId, phone);
      return contractAgentPhone(phone);
    },
    cutConnection: proxy.cut,
    until,
    pass,
    async close() {
      await Promise.all(callers.map((caller) => caller.close()));
      await Promise.all([...phones.values()].map((phone) => phone.close()));
      await proxy.close();
      // Digits on their way to a caller outlive the call; the next test is to find no channel.
      await until(async () => (await channelsLeft(asterisk.ariUrl)) === 0);
    },
  };
}

async function channelsLeft(ariUrl: string): Promise<number> {
  const { username, password, origin } = new URL(ariUrl);
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const response = await fetch(`${origin}/ari/channels`, { headers: { authorization } });
  return ((await response.json()) as unknown[]).length;
}

function contractCaller(from: string, sip: Endpoint, callers: SipCaller[]): ContractCaller {
  let call: Call | null = null;
  return {
    async dial() {
      const caller = await createSipCaller({ localAddress: `127.0.0.${10 + (callers.length % 10)}`, asterisk: sip });
      callers.push(caller);
      call = caller.call({ to: number, from, source: tone(callerToneHz) });
    },
    async digits(keys) {
      await call?.sendDigits(keys);
    },
    async hangUp() {
      await call?.hangUp();
    },
    isAnswered: () => call?.state === 'answered',
    isOver: () => call?.state === 'ended',
    async hearing() {
      const heard = await hearing(call, agentToneHz);
      return heard === 'tone' ? 'agent' : heard === 'other' ? 'zvon' : 'nothing';
    },
  };
}

function contractAgentPhone(phone: AgentPhone): ContractAgentPhone {
  return {
    register: phone.register,
    isRinging: () => phone.call()?.state === 'ringing',
    isInCall: () => phone.call()?.state === 'answered',
    answer: phone.answer,
    async reject() {
      await phone.call()?.reject(486);
    },
    async hangUp() {
      await phone.call()?.hangUp();
    },
    vanish: phone.vanish,
    hearing: async () => ((await hearing(phone.call(), callerToneHz)) === 'tone' ? 'caller' : 'nothing'),
  };
}
