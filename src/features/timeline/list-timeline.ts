import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TimelineEntry } from '../../shared/api/interactions.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { Language } from '../../shared/language.ts';
import {
  type TimelineOf,
  countEntries,
  findActionEntries,
  findCallbackEntries,
  findCaseEntries,
  findInteractionEntries,
} from './queries.ts';
import { actionEntry, callbackEntry, caseEntry, interactionEntry } from './timeline-entry.ts';

/** One timeline of contacts, cases, acts and callbacks, newest first. */
export async function listTimeline(
  tx: Tx,
  { tenantId, language }: { tenantId: TenantId; language: Language },
  of: TimelineOf,
  window: { before: string | null; limit: number },
): Promise<{ entries: TimelineEntry[]; total: number }> {
  const contacts = await findInteractionEntries(tx, tenantId, of, window);
  const cases = await findCaseEntries(tx, tenantId, of, window);
  const acts = await findActionEntries(tx, tenantId, of, window);
  const callbacks = await findCallbackEntries(tx, tenantId, of, window);
  const entries = [
    ...contacts.map((found) => interactionEntry(found, language)),
    ...cases.map((found) => caseEntry(found, language)),
    ...acts.map((found) => actionEntry(found, language)),
    ...callbacks.map(callbackEntry),
  ];
  entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return { entries: entries.slice(0, window.limit), total: await countEntries(tx, tenantId, of) };
}
