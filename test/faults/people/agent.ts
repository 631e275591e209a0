import { tone } from '../../../src/adapters/sip-caller/audio-source.ts';
import type { IncomingCall } from '../../../src/adapters/sip-caller/call.ts';
import { createSipCaller } from '../../../src/adapters/sip-caller/sip-caller.ts';
import { openUdpChannel, registerPhone } from '../../phone/support/register-phone.ts';
import { pass, until } from '../../phone/support/waiting.ts';
import type { Company } from '../world/company.ts';
import { type Desk, openDesk } from './desk.ts';

/** A contact that rang at the agent's telephone, at a time of this process's monotonic clock. */
export interface Offer {
  atMs: number;
  from: string;
  call: IncomingCall;
}

export interface Agent {
  desk: Desk;
  toneHz: number;
  offers: readonly Offer[];
  close(): Promise<void>;
}

/** Where an agent works: the desk's address and the telephone system's port. */
export interface Workplace {
  address: string;
  sipPort: number;
  company: Company;
}

/** Long enough to be seen ringing, short enough that callers need not wait. */
const ringsForMs = 150;
/** A telephone that notices by its keep-alive that the telephone system forgot it. */
const registerEveryMs = 2_000;
const registersForS = 60;

/** Signs in, goes ready, and answers whatever rings with a tone of their own. */
export async function seatAgent({ address, sipPort, company }: Workplace, nth: number): Promise<Agent> {
  const desk = await openDesk(address, company.login(nth));
  const toneHz = agentTone(nth);
  const asterisk = { host: '127.0.0.1', port: sipPort };
  const localAddress = `127.0.0.${30 + nth}`;
  const phone = await createSipCaller({ localAddress, asterisk });
  const offers: Offer[] = [];
  phone.onIncoming(async (call) => {
    offers.push({ atMs: performance.now(), from: call.from, call });
    await call.ring(ringsForMs);
    await call.answer(tone(toneHz));
  });
  const stopRegistering = await keepRegistered(async () => {
    const channel = await openUdpChannel(localAddress, asterisk);
    const { username, password } = desk.phoneLogin;
    const registration = { username, password, contact: phone.address, asterisk, expiresS: registersForS };
    await Promise.race([registerPhone(registration, channel), pass(registerEveryMs)]).finally(() => channel.close());
  });
  await until(() => desk.state() === 'ready');
  return {
    desk,
    toneHz,
    offers,
    async close() {
      stopRegistering();
      desk.close();
      await phone.close();
    },
  };
}

/** Resolves with the first registration; returns what ends it. */
async function keepRegistered(register: () => Promise<void>): Promise<() => void> {
  let stopped = false;
  const again = async (): Promise<void> => {
    while (!stopped) {
      await pass(registerEveryMs);
      // A telephone system that is away, or does not know this telephone yet, is asked again.
      if (!stopped) await register().catch(() => undefined);
    }
  };
  await until(() =>
    register().then(
      () => true,
      () => false,
    ),
  );
  void again();
  return () => (stopped = true);
}

/** Every party of a world is told from every other by its tone; agents are high, callers low. */
const agentTone = (nth: number): number => 2_000 + 61 * nth;
