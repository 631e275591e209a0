import type { Tx } from '../../adapters/postgres/unit.ts';
import type { InteractionDoc } from '../../shared/api/desk.ts';
import type { SignedIn } from '../route.ts';
import { interactionDoc, type Surroundings } from './interaction-doc.ts';
import {
  type InteractionFound,
  findCases,
  findInteractions,
  findNames,
  findPeople,
  findTitles,
  findTopics,
} from './queries.ts';

/**
 * Interactions as the reader's desk shows them, in the order asked, without those that the reader may not see. Six queries for
 * any number of them: for the snapshot, the push and the API alike.
 */
export async function loadInteractions(
  tx: Tx,
  reader: Pick<SignedIn, 'tenantId' | 'userId' | 'language'>,
  ids: readonly string[],
): Promise<InteractionDoc[]> {
  if (ids.length === 0) return [];
  const { tenantId, language } = reader;
  const found = await findInteractions(tx, reader, ids);
  const candidateIds = found.flatMap((one) => one.candidates.map((candidate) => candidate.customerId));
  const beside: Surroundings = {
    language,
    topics: ofInteraction(await findTopics(tx, tenantId, ids)),
    cases: ofInteraction(await findCases(tx, tenantId, ids)),
    people: byKey(await findPeople(tx, tenantId, candidateIds), (person) => person.id),
    titles: byKey(await findTitles(tx, tenantId, found.flatMap(mentionedIds)), (title) => `${title.kind}:${title.id}`),
    names: byKey(await findNames(tx, tenantId), ({ kind, key }) => `${kind}:${key}`),
  };
  const byId = byKey(found, (one) => one.id);
  return ids.flatMap((id) => {
    const one = byId.get(id);
    return one ? [interactionDoc(one, beside)] : [];
  });
}

/** Ids in pops and reasons, which are shown by what they are called. */
function mentionedIds({ pop, candidates }: InteractionFound): string[] {
  const targets = pop.flatMap(({ target }) => ('id' in target ? [target.id] : []));
  const details = candidates.flatMap((candidate) => Object.values(candidate.details ?? {}));
  return [
    ...targets,
    ...details.flatMap((detail) => [detail['agentId'], detail['of']].filter((id) => !!id)),
  ] as string[];
}

const byKey = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T> =>
  new Map(rows.map((row) => [key(row), row]));

function ofInteraction<T extends { interaction_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.interaction_id, [...(groups.get(row.interaction_id) ?? []), row]);
  return groups;
}
