import type { PushDoc } from '../../shared/api/desk.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';
import { countTouched } from './count-touched.ts';
import type { LiveAgent } from './desk-docs.ts';
import { docsTouchedBy, type Touched } from './docs-touched-by.ts';
import { loadDocs } from './load-docs.ts';
import { oncePerWall } from './once-per-wall.ts';

/**
 * What each desk is told of one commit. The touched queues are counted once for all desks that see the same clients,
 * however many are open; for a desk that shows nothing of it the database is not asked.
 */
export function docsOfCommit(
  deps: Pick<Deps, 'read'>,
  liveOf: (reader: SignedIn) => LiveAgent,
  events: readonly LoggedEvent[],
) {
  const moved = docsTouchedBy(events).filter(({ kind }) => kind === 'queue' || kind === 'queue-of');
  const countFor = oncePerWall((reader) => deps.read(whoOf(reader), (tx) => countTouched(tx, reader.tenantId, moved)));
  return async (reader: SignedIn, fresh: readonly LoggedEvent[]): Promise<PushDoc[]> => {
    const touched = docsTouchedBy(fresh).filter((one) => mayShow(one, reader));
    if (touched.length === 0) return [];
    // Before the reader's own transaction: one that waited for another could take the last connection from it.
    const counted = moved.length === 0 ? [] : await countFor(reader);
    return deps.read(whoOf(reader), (tx) => loadDocs(tx, reader, touched, liveOf(reader), counted));
  };
}

const mayShow = ({ kind, id }: Touched, { userId }: SignedIn): boolean => kind !== 'agent' || id === userId;
