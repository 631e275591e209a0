import type { Tx } from '../../adapters/postgres/unit.ts';
import type { PushDoc } from '../../shared/api/desk.ts';
import { loadInteractions } from '../interactions/load-interactions.ts';
import type { SignedIn } from '../route.ts';
import { callbackDoc } from './desk-docs.ts';
import type { CommonDocs } from './load-common.ts';
import { findCallbacks } from './queries.ts';

/** Those of the touched documents that belong on this reader's desk alone or have just left it, as they are now. */
export async function loadDocs(
  tx: Tx,
  reader: SignedIn,
  { isMe, common }: { isMe: boolean; common: CommonDocs },
): Promise<PushDoc[]> {
  const { tenantId, userId, language } = reader;
  const docs: PushDoc[] = [];
  // A fact that names the agent may have taken the contact away: then it must be told though the agent holds it no more.
  const { interactionIds: ids, holders } = common;
  const mine = isMe ? ids : ids.filter((id) => holders.get(id)?.has(userId));
  for (const doc of await loadInteractions(tx, reader, mine)) docs.push({ kind: 'interaction', doc });

  const callbackIds = common.callbacks.map(({ id }) => id);
  const callbacks = callbackIds.length === 0 ? [] : await findCallbacks(tx, tenantId, userId, callbackIds);
  for (const callback of callbacks) docs.push({ kind: 'callback', doc: callbackDoc(callback, language) });
  return docs;
}
