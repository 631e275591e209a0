import { tone } from '../../../src/adapters/sip-caller/audio-source.ts';
import type { IncomingCall } from '../../../src/adapters/sip-caller/call.ts';
import type { Endpoint } from '../../../src/adapters/sip-caller/sip-address.ts';
import { createSipCaller, type SipCaller } from '../../../src/adapters/sip-caller/sip-caller.ts';
import type { PhoneAccount } from '../../../src/core/telephony/telephony-port.ts';
import { pass } from './waiting.ts';
import { openUdpChannel, registerPhone } from './register-phone.ts';

export const agentToneHz = 1_150;

/** An agent's desk telephone: registers with the account's password and sends a tone of its own. */
export interface AgentPhone {
  register(): Promise<void>;
  /** The call that rings or is up; null when there is none. */
  call(): IncomingCall | null;
  answer(): Promise<void>;
  /** Stops answering at all; only between calls. */
  vanish(): Promise<void>;
  close(): Promise<void>;
}

export function createAgentPhone(options: {
  account: PhoneAccount;
  localAddress: string;
  asterisk: Endpoint;
  toneHz?: number;
}): AgentPhone {
  const { account, localAddress, asterisk, toneHz = agentToneHz } = options;
  const voice = tone(toneHz);
  let phone: SipCaller | null = null;
  let current: IncomingCall | null = null;

  async function register(expiresS: number): Promise<void> {
    phone ??= await createSipCaller({ localAddress, asterisk });
    phone.onIncoming(ring);
    const { username, password } = account;
    const channel = await openUdpChannel(localAddress, asterisk);
    await registerPhone({ username, password, contact: phone.address, asterisk, expiresS }, channel);
    channel.close();
  }

  async function ring(call: IncomingCall): Promise<void> {
    current = call;
    if (call.header('X-Zvon-Auto-Answer') === '1') await call.answer(voice);
    else await call.ring();
  }

  async function vanish(): Promise<void> {
    await phone?.close();
    phone = null;
    current = null;
  }

  return {
    register: () => register(300),
    call: () => (current === null || current.state === 'ended' ? null : current),
    async answer() {
      await current?.answer(voice);
    },
    vanish,
    async close() {
      await current?.hangUp();
      // The refusal is on its way when that resolves; its socket must not go before it.
      await pass(50);
      if (phone !== null) await register(0);
      await vanish();
    },
  };
}
