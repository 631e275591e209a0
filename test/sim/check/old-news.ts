import type { UserId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import { connects } from '../world/asterisk/sim-wire.ts';
import type { Happening, Written } from '../world/view.ts';
import type { Scene } from './invariant.ts';

/** So long after something that holds up what was heard: a node that was frozen reads on for a minute. */
const heldUpMs = 120_000;
const holdsUp = ['ari-event-', 'ari-slow-', 'commit-', 'database-', 'failover-', 'node-', 'clock-'];

/**
 * What a connection told belongs to it: once the next one stands, who was gone before it is there for nobody, and only
 * the witness knows of them.
 */
export function watchForOldNews() {
  const hadPhoneAt = new Map<UserId, Instant>();
  let connectedAt: Instant = -Infinity;
  let heldUpAt: Instant = -Infinity;

  /** Since when who is told to be there is gone; null where they are there. */
  function goneAtOf({ fact }: Written, { view, callOf }: Scene): Instant | null {
    if (fact.kind === 'agent.phoneChanged' && fact.registered) {
      const isThere = view.agents().some(({ agentId, registered }) => agentId === fact.agentId && registered);
      return isThere ? null : (hadPhoneAt.get(fact.agentId) ?? null);
    }
    if (fact.kind !== 'call.arrived' || fact.overflowedAt !== undefined || fact.unheardAt !== undefined) return null;
    const call = callOf(fact.interactionId);
    return call?.endedBy === 'caller' ? call.endedAt : null;
  }

  return {
    hear(happening: Happening): void {
      if (happening.kind === 'deed' && happening.deed === connects) connectedAt = happening.at;
      if (happening.kind === 'fault' && holdsUp.some((kind) => happening.fault.startsWith(kind)))
        heldUpAt = happening.at;
    },
    seePhones({ view, now }: Scene): void {
      for (const { agentId, registered } of view.agents()) if (registered) hadPhoneAt.set(agentId, now);
    },
    objectionTo(written: Written, scene: Scene): string | null {
      if (written.at <= connectedAt || scene.now - heldUpAt < heldUpMs) return null;
      const goneAt = goneAtOf(written, scene);
      if (goneAt === null || goneAt >= connectedAt) return null;
      return `is told to be there, and was gone ${connectedAt - goneAt} ms before the connection that stands`;
    },
  };
}
