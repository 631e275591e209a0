import { readFileSync } from 'node:fs';
import { mostStolenShare, readStolen, type StolenSeen } from './stolen-time.ts';

const lookMs = 100;

export const lookAtHost = (): StolenSeen => ({
  atMs: performance.now(),
  stolenMs: readStolen(readFileSync('/proc/stat', 'utf8')),
});

/** What the host of a virtual machine takes of its processors from now on: the share in the worst second. */
export function watchHost(): { stop(): number } {
  const seen = [lookAtHost()];
  const looking = setInterval(() => seen.push(lookAtHost()), lookMs);
  return {
    stop() {
      clearInterval(looking);
      return mostStolenShare([...seen, lookAtHost()]);
    },
  };
}
