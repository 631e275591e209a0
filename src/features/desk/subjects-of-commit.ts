import { idsNamedBy, type Subject, subjectsFor } from '../../core/desk/subjects-for.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';
import { oncePerWall } from './once-per-wall.ts';
import { findSeen } from './queries.ts';

/**
 * What each desk is told to fetch anew after a commit. Who sees all clients needs no question; for the others the
 * database says once what is in sight.
 */
export function subjectsOfCommit(deps: Pick<Deps, 'read'>, events: readonly LoggedEvent[]) {
  const named = idsNamedBy(events);
  const seenBy = oncePerWall((reader) => deps.read(whoOf(reader), (tx) => findSeen(tx, reader.tenantId, named)));
  return async (reader: SignedIn, fresh: readonly LoggedEvent[]): Promise<Subject[]> => {
    if (reader.principalIds === null || named.length === 0) return subjectsFor(reader, fresh, () => true);
    const seen = await seenBy(reader);
    return subjectsFor(reader, fresh, (id) => seen.has(id));
  };
}
