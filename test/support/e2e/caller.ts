import { tone } from '../../../src/adapters/sip-caller/audio-source.ts';
import type { Call } from '../../../src/adapters/sip-caller/call.ts';
import { createSipCaller } from '../../../src/adapters/sip-caller/sip-caller.ts';
import { agentToneHz, callerToneHz } from './tones.ts';

let nth = 0;
const callers = new Set<{ close(): Promise<void> }>();

/** No caller outlives a walk: the next engine on this Asterisk would take the call over. */
export async function endCallers(): Promise<void> {
  await Promise.all([...callers].map((caller) => caller.close()));
  callers.clear();
}

export interface CallerInTest {
  call: Call;
  /** How loud the agent's tone, the own tone and everything are at the caller's ear in the last moment, in dB. */
  hears(forMs?: number): Promise<Heard>;
  /** The same of a time that is over, by this machine's clock. */
  heard(fromAt: number, toAt: number): Heard;
}

interface Heard {
  agentDb: number;
  ownDb: number;
  anyDb: number;
}

/** A customer who rings in with a tone of their own. */
export async function ringIn(
  to: string,
  from: string,
  port = Number(process.env['ZVON_SIP_PORT']),
): Promise<CallerInTest> {
  const caller = await createSipCaller({
    localAddress: `127.0.0.${10 + (nth++ % 10)}`,
    asterisk: { host: '127.0.0.1', port },
  });
  callers.add(caller);
  const call = caller.call({ to, from, source: tone(callerToneHz) });
  return {
    call,
    async hears(forMs = 1_000) {
      const fromMs = call.nowMs();
      await new Promise((resolve) => setTimeout(resolve, forMs));
      return heardIn(call, { fromMs, toMs: call.nowMs() });
    },
    heard(fromAt, toAt) {
      const answeredAt = Date.now() - call.nowMs();
      return heardIn(call, { fromMs: fromAt - answeredAt, toMs: toAt - answeredAt });
    },
  };
}

function heardIn({ received }: Call, window: { fromMs: number; toMs: number }): Heard {
  return {
    agentDb: received.levelDb(agentToneHz, window),
    ownDb: received.levelDb(callerToneHz, window),
    anyDb: 20 * Math.log10(Math.max(received.rms(window), 1e-6)),
  };
}
