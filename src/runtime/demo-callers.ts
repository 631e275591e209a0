import { join } from 'node:path';
import { loadWavSource } from '../adapters/sip-caller/audio-source.ts';
import { createSipCaller, type SipCaller } from '../adapters/sip-caller/sip-caller.ts';
import type { DemoCallers } from '../features/demo/call-in.ts';
import type { DemoCall } from '../features/demo/scenarios.ts';
import { projectRoot } from './project-files.ts';
import type { World } from './world.ts';

/** The addresses that the telephone system takes for its trunk; each caller has its own. */
const trunkAddresses = Array.from({ length: 9 }, (_, nth) => `127.0.0.${11 + nth}`);

/** After the answer the caller listens to the greeting before typing. */
const listensMs = 5_000;

/** Callers with a voice: by SIP through the real telephone system, or in memory through the simulated one. */
export function createDemoCallers(world: World): DemoCallers & { close(): Promise<void> } {
  const callers = new Set<SipCaller>();
  let nth = 0;

  async function ringIn(call: DemoCall): Promise<void> {
    const localAddress = trunkAddresses[nth++ % trunkAddresses.length]!;
    const caller = await createSipCaller({
      localAddress,
      asterisk: { host: '127.0.0.1', port: world.settings.ZVON_SIP_PORT! },
    });
    callers.add(caller);
    const source = await loadWavSource(join(projectRoot, 'prompts', 'callers', `${call.voice}.wav`));
    const placed = caller.call({ from: call.from, to: call.to, displayName: call.displayName, source });
    const closed = placed.ended().finally(() => {
      callers.delete(caller);
      return caller.close();
    });
    closed.catch((error: unknown) => world.log('a demo caller did not end well', error));
    const answered = await placed.answered();
    if (answered.kind !== 'answered') return;
    setTimeout(() => {
      if (call.digits) void placed.sendDigits(call.digits, { toneMs: 120, gapMs: 120 });
    }, listensMs);
    setTimeout(() => void placed.hangUp(), call.patienceMs);
  }

  return {
    callIn(call) {
      if (world.telephony.driver === 'simulated')
        world.telephony.simulated.placeCall({
          from: call.from,
          to: call.to,
          script: {
            patienceMs: call.patienceMs,
            ...(call.digits ? { digits: [{ afterPrompt: 2, keys: call.digits }] } : {}),
          },
        });
      else ringIn(call).catch((error: unknown) => world.log('a demo caller could not ring', error));
    },
    close: async () => {
      await Promise.all([...callers].map((caller) => caller.close()));
    },
  };
}
