import type { Tx } from '../../adapters/postgres/unit.ts';
import { inDeskOrder } from '../../core/desk/on-desk.ts';
import type { DeskSnapshot } from '../../shared/api/desk.ts';
import { isoOf } from '../../shared/time.ts';
import { loadInteractions } from '../interactions/load-interactions.ts';
import type { SignedIn } from '../route.ts';
import { agentDoc, callbackDoc, type LiveAgent, queueDoc } from './desk-docs.ts';
import { countQueues, findAgents, findCallbacks, findDeskInteractionIds, findHead, findMyQueues } from './queries.ts';

/**
 * Everything that an agent's desk shows. The version is read first: what is committed while the rest is read may be
 * in the snapshot already and comes again as an event, which changes nothing; the other way round it would be missed.
 */
export async function loadDesk(tx: Tx, signedIn: SignedIn, live: LiveAgent): Promise<DeskSnapshot> {
  const { tenantId, userId, language } = signedIn;
  const { version, now } = await findHead(tx, tenantId);
  const ids = await findDeskInteractionIds(tx, tenantId, userId);
  const counted = await countQueues(tx, tenantId, null);
  return inDeskOrder({
    ...{ version, now: isoOf(now.getTime()) },
    agents: (await findAgents(tx, tenantId, [userId])).map((agent) => agentDoc(agent, live)),
    interactions: await loadInteractions(tx, signedIn, ids),
    callbacks: (await findCallbacks(tx, tenantId, userId, null)).map((callback) => callbackDoc(callback, language)),
    queues: (await findMyQueues(tx, tenantId, userId, counted)).map((queue) => queueDoc(queue, language)),
  });
}
