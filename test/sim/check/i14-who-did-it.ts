import type { Actor, Fact } from '../../../src/shared/events.ts';
import type { UserId } from '../../../src/shared/ids.ts';
import type { Written } from '../world/view.ts';
import type { Account } from './account.ts';
import type { Invariant } from './invariant.ts';

/**
 * In the simulated centre nobody signs in or changes settings, so no audit row is written there (the chain of these is
 * held by test/db/audit-chain.test.ts). What routing decides carries its actor and its cause in the log itself.
 */
export const whoDidIt: Invariant = {
  id: 'I14',
  rule: 'each fact names who did it, and the fact about the same contact that led to it',
  watch: () => ({
    fact(written, before, _scene, found) {
      const actor = objectionToActor(written);
      const about = `version ${written.version}`;
      if (actor !== null) found(about, `${written.fact.kind} ${actor}`);
      const cause = objectionToCause(written, before);
      if (cause !== null) found(about, `${written.fact.kind} ${cause}`);
    },
  }),
};

const contactOf = (fact: Fact) => ('interactionId' in fact ? fact.interactionId : null);

/** Of these an agent's request is the only source. */
const byRequest: ReadonlySet<Fact['kind']> = new Set([
  'call.held',
  'call.resumed',
  'wrapup.extended',
  'wrapup.finished',
]);

function objectionToActor({ fact, actor }: Written): string | null {
  if (fact.kind === 'call.offered')
    return actor.kind === 'rule' && actor.rule === `routing:${fact.reason.rule}` ? null : 'does not name its rule';
  const agentId = byRequest.has(fact.kind) && 'agentId' in fact ? fact.agentId : null;
  if (agentId !== null && !isUser(actor, agentId)) return `is not told as ${agentId}'s`;
  if (fact.kind === 'agent.stateChanged' && fact.setBy !== null && !isUser(actor, fact.setBy))
    return `is not told as ${fact.setBy}'s`;
  return null;
}

const isUser = (actor: Actor, id: UserId): boolean => actor.kind === 'user' && actor.id === id;

function objectionToCause({ fact, causedBy }: Written, before: Account): string | null {
  const id = contactOf(fact);
  const contact = id === null ? undefined : before.contacts.get(id);
  if (!contact) return causedBy === null ? null : `is caused by version ${causedBy}, about nothing before it`;
  if (causedBy === contact.version || (contact.place === 'over' && causedBy === null)) return null;
  return `is caused by ${causedBy === null ? 'nothing' : `version ${causedBy}`} instead of version ${contact.version}`;
}
