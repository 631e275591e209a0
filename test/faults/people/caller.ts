import { tone } from '../../../src/adapters/sip-caller/audio-source.ts';
import type { Call } from '../../../src/adapters/sip-caller/call.ts';
import { createSipCaller } from '../../../src/adapters/sip-caller/sip-caller.ts';
import { CALLER_ADDRESSES } from '../../../tools/parts/asterisk-sip.mjs';
import type { Company } from '../world/company.ts';

/** A customer who rings the company, from a number of their own and with a tone of their own. */
export interface Caller {
  from: string;
  toneHz: number;
  call: Call;
  /** By this process's monotonic clock. */
  rangAtMs: number;
  hangUp(): Promise<void>;
}

/** Where a caller's telephone is connected, and whom it calls. */
export interface Dialled {
  sipPort: number;
  company: Company;
}

const firstNumber = 420_700_000_000;
const tones = 16;
let rung = 0;

const callerTone = (nth: number): number => 600 + 67 * (nth % tones);

export async function ringIn({ sipPort, company }: Dialled, toneHz = callerTone(rung)): Promise<Caller> {
  const nth = rung++;
  const from = `+${firstNumber + nth}`;
  const localAddress = CALLER_ADDRESSES[nth % CALLER_ADDRESSES.length]!;
  const phone = await createSipCaller({ localAddress, asterisk: { host: '127.0.0.1', port: sipPort } });
  const call = phone.call({ to: company.number, from, source: tone(toneHz) });
  return {
    from,
    toneHz,
    call,
    rangAtMs: performance.now(),
    async hangUp() {
      await Promise.race([call.hangUp(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
      await phone.close();
    },
  };
}
