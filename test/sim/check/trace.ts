import { createHash } from 'node:crypto';
import type { Happening } from '../world/view.ts';
import { canonical } from './canonical.ts';

/** SHA-256 over every event, command and commit, every fault and deed, in their order: equal for equal runs. */
export function createTrace() {
  const hash = createHash('sha256');
  return {
    hear: (happening: Happening): void => void hash.update(`${canonical(happening)}\n`),
    sha256: (): string => hash.digest('hex'),
  };
}
