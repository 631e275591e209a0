import { readFileSync } from 'node:fs';
import { mostStolenShare, readStolen, type StolenSeen } from './stolen-time.ts';

const lookMs = 100;

/** What the host of a virtual machine takes of its processors from now on: the share in the worst second. */
export function watchHost(): { stop(): number } {
  const seen: StolenSeen[] = [];
  const look = (): void => {
    seen.push({ atMs: performance.now(), stolenMs: readStolen(readFileSync('/proc/stat', 'utf8')) });
  };
  look();
  const looking = setInterval(look, lookMs);
  return {
    stop() {
      clearInterval(looking);
      look();
      return mostStolenShare(seen);
    },
  };
}
