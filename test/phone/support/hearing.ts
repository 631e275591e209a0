import type { Call } from '../../../src/adapters/sip-caller/call.ts';

/** A tone of -10 dB arrives at about -13; another voice, a prompt or music leaves it below -50. */
const presentDb = -25;
const silentRms = 20;
const settleMs = 350;
const windowMs = 250;

/** What reaches an ear from now on: the named tone, something else, or nothing. */
export async function hearing(call: Call | null, toneHz: number): Promise<'tone' | 'other' | 'nothing'> {
  if (call?.state !== 'answered') return 'nothing';
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const toMs = call.nowMs() - 40;
  const window = { fromMs: toMs - windowMs, toMs };
  if (call.received.levelDb(toneHz, window) > presentDb) return 'tone';
  return call.received.rms(window) > silentRms ? 'other' : 'nothing';
}
