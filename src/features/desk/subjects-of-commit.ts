import { idsNamedBy, type Stale, subjectsFor, usersNamedBy } from '../../core/desk/subjects-for.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';
import { oncePerWall, wallOf } from './once-per-wall.ts';
import { findSeen } from './queries.ts';

/**
 * What each desk is told to fetch anew after a commit. Who sees all clients needs no question; for the others the
 * database says once what is in sight. Those who see the same and of whom nothing tells are given the same answer.
 */
export function subjectsOfCommit(deps: Pick<Deps, 'read'>, events: readonly LoggedEvent[]) {
  const named = idsNamedBy(events);
  const users = usersNamedBy(events);
  const seenBy = oncePerWall((reader) => deps.read(whoOf(reader), (tx) => findSeen(tx, reader.tenantId, named)));
  const answers = new Map<string, Stale>();

  async function answer(reader: SignedIn, fresh: readonly LoggedEvent[]): Promise<Stale> {
    if (reader.principalIds === null || named.length === 0) return subjectsFor(reader, fresh, () => true);
    const seen = await seenBy(reader);
    return subjectsFor(reader, fresh, (id) => seen.has(id));
  }

  return async (reader: SignedIn, fresh: readonly LoggedEvent[]): Promise<Stale> => {
    if (fresh.length < events.length || users.has(reader.userId)) return answer(reader, fresh);
    const sight = `${reader.role} ${wallOf(reader)}`;
    const given = answers.get(sight) ?? (await answer(reader, fresh));
    // Another may have been answered while this one waited: all are to have the same.
    answers.set(sight, answers.get(sight) ?? given);
    return answers.get(sight)!;
  };
}
