import type { TenantId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Account } from './account.ts';
import type { Found, Invariant, Scene } from './invariant.ts';
import { plainGraceMs, reconcileMs } from './calm.ts';
import { lasting } from './lasting.ts';
import { maySkillsServe, queueOf, waiting } from './who-may-serve.ts';

/** Everything is in order again so long after the last fault. */
const restMs = 30_000;
/** Between two outages, as long as one node, the database and Asterisk run: so soon somebody routes. */
const takenMs = 10_000;
const takenAmongHiccupsMs = 35_000;
/** A connection of which one list has got no answer is made anew: where that goes on, nobody can ask what exists. */
const askedAgainMs = 12_000;
/** Where nothing is broken nobody has to take anything. */
const neverMs = 1_000;

export const liveness: Invariant = {
  id: 'I20',
  rule: 'every tenant is routed for 10 s after an outage; 30 s after the last fault nothing is left to be done, and whoever can be served is',
  watch() {
    const look = lasting();
    const serve = lasting();
    let answerLostAt: Instant = -Infinity;
    return {
      happening(happening) {
        if (happening.kind === 'fault' && happening.fault === 'ari-answer-lost') answerLostAt = happening.at;
      },
      glance(scene, found) {
        serve(scene.now, servedMs(scene), found, (seen) => seeWhoRoutes(scene, answerLostAt, seen));
        const healedAt = scene.view.healedAt();
        if (healedAt === null) return;
        look(scene.now, restMs, found, (seen) => {
          for (const account of scene.accounts.values()) lookAt(account, scene, seen);
        });
      },
    };
  },
};

const servedMs = ({ graceMs }: Scene): number => {
  if (graceMs() === plainGraceMs) return neverMs;
  return graceMs() > takenMs + reconcileMs ? takenAmongHiccupsMs : takenMs;
};

/** The same node has to run all the time: one that has just come up has its time before it. */
function seeWhoRoutes({ view, beliefs, accounts, now }: Scene, answerLostAt: Instant, seen: Found): void {
  const { database, asterisk, nodes } = view.machines();
  if (!database) return;
  for (const tenantId of view.tenants) {
    const owner = beliefs.find((belief) => belief.tenantId === tenantId && belief.holds);
    if (!owner) for (const node of nodes) seen(tenantId, `is routed for by nobody, and ${node} runs`);
    else if (asterisk && now - answerLostAt > askedAgainMs && accounts.get(tenantId)?.telephony === 'away')
      seen(tenantId, `has no telephone system at ${owner.node}`);
  }
}

function lookAt(account: Account, scene: Scene, seen: Found): void {
  const { tenantId } = account;
  const holding = scene.beliefs.filter((belief) => belief.tenantId === tenantId && belief.holds);
  if (holding.length === 0) seen(tenantId, 'is routed for by nobody');
  if (account.telephony === 'away') seen(tenantId, 'has no telephone system');
  if (scene.view.outboxSize(tenantId) > 0) seen(tenantId, 'has work in its outbox that nobody does');
  for (const { id, place, bridged, legLost } of account.open.values())
    if (place === 'talking' && !bridged && !legLost) seen(id, 'was answered and is not connected');
  seeAgents(tenantId, account, scene, seen);
}

/** By the truth and not by the log: an agent whom routing has forgotten is free for nobody. */
function seeAgents(tenantId: TenantId, account: Account, scene: Scene, seen: Found): void {
  const config = scene.configOf(tenantId);
  if (!config) return;
  const free = scene.view.agents().filter((agent) => agent.tenantId === tenantId && agent.registered && agent.present);
  for (const contact of waiting(account)) {
    const queue = queueOf(config, contact);
    for (const { agentId } of free)
      if (
        queue &&
        account.people.get(agentId)?.state === 'ready' &&
        maySkillsServe(config.agents[agentId], queue, contact)
      )
        seen(contact.id, `waits while ${agentId} sits at the telephone, ready`);
  }
  for (const { agentId, registered } of free) {
    const person = account.people.get(agentId);
    if (person && person.registered !== registered) seen(agentId, 'has a telephone that routing does not know');
    if (person && !person.present) seen(agentId, 'sits at a desk that routing does not know');
  }
}
