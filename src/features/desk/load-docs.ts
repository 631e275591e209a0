import type { Tx } from '../../adapters/postgres/unit.ts';
import type { PushDoc } from '../../shared/api/desk.ts';
import { loadInteractions } from '../interactions/load-interactions.ts';
import type { SignedIn } from '../route.ts';
import { agentDoc, callbackDoc, type LiveAgent, queueDoc } from './desk-docs.ts';
import type { Touched } from './docs-touched-by.ts';
import {
  findAgent,
  findCallbackIdsOf,
  findCallbacks,
  findHeld,
  findInteractionIdsOf,
  findMyQueues,
  type QueueCounted,
} from './queries.ts';

/** Those of the touched documents that belong on this reader's desk or have just left it, as they are now. */
export async function loadDocs(
  tx: Tx,
  reader: SignedIn,
  touched: readonly Touched[],
  live: LiveAgent,
  counted: readonly QueueCounted[],
): Promise<PushDoc[]> {
  const { tenantId, userId, language } = reader;
  const idsOf = (kind: Touched['kind']) => touched.filter((one) => one.kind === kind).map((one) => one.id);
  const isMe = idsOf('agent').includes(userId);
  const docs: PushDoc[] = [];
  if (isMe) docs.push({ kind: 'agent', doc: agentDoc(await findAgent(tx, tenantId, userId), live) });

  const ids = [
    ...new Set([...idsOf('interaction'), ...(await findInteractionIdsOf(tx, tenantId, idsOf('interactions-of')))]),
  ];
  // A fact that names the agent may have taken the contact away: then it must be told though the agent holds it no more.
  const mine = isMe || ids.length === 0 ? ids : await findHeld(tx, tenantId, userId, ids);
  for (const doc of await loadInteractions(tx, reader, mine)) docs.push({ kind: 'interaction', doc });

  const callbackIds = [...idsOf('callback'), ...(await findCallbackIdsOf(tx, tenantId, idsOf('callbacks-of')))];
  const callbacks = callbackIds.length === 0 ? [] : await findCallbacks(tx, tenantId, userId, callbackIds);
  for (const callback of callbacks) docs.push({ kind: 'callback', doc: callbackDoc(callback, language) });

  const queues = await findMyQueues(tx, tenantId, userId, counted);
  for (const queue of queues) docs.push({ kind: 'queue', doc: queueDoc(queue, language) });
  return docs;
}
