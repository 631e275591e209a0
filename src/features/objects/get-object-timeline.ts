import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TimelineEntry } from '../../shared/api/interactions.ts';
import type { ObjectId } from '../../shared/ids.ts';
import type { SignedIn } from '../route.ts';
import { listTimeline } from '../timeline/list-timeline.ts';
import { getObject } from './get-object.ts';

const entriesMax = 60;

/** The contacts, cases and acts about one card, contract, meter ... */
export async function getObjectTimeline(
  tx: Tx,
  signedIn: SignedIn,
  id: ObjectId,
): Promise<{ entries: TimelineEntry[] }> {
  const object = await getObject(tx, signedIn, id);
  const window = { before: null, limit: entriesMax };
  const { entries } = await listTimeline(tx, signedIn, { objectId: object.id }, window);
  return { entries };
}
