import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { CaseDoc } from '../../shared/api/cases.ts';
import type { TimelineEntry } from '../../shared/api/interactions.ts';
import { AppError } from '../../shared/errors.ts';
import type { CaseId, InteractionId, RecordingId } from '../../shared/ids.ts';
import { isoOf } from '../../shared/time.ts';
import { tellEvents } from '../interactions/tell-events.ts';
import type { SignedIn } from '../route.ts';
import { caseRow } from './case-row.ts';
import { type CaseFound, findCaseEvents, findCases, findLinks, type LinkFound } from './queries.ts';

/** A case with its history: the contact that opened it, then everything since, in the order of time. */
export async function getCase(tx: Tx, signedIn: SignedIn, id: CaseId): Promise<CaseDoc> {
  const { tenantId, language } = signedIn;
  const [found] = await findCases(tx, tenantId, sql`k.id = ${id}`, 1);
  if (!found) throw new AppError('not-found');
  const links = await findLinks(tx, tenantId, id);
  const events = await tellEvents(tx, signedIn, await findCaseEvents(tx, tenantId, id));
  return {
    ...caseRow(found, language),
    ...thingsOf(found),
    category: found.category,
    resolvedAt: found.resolved_at && isoOf(found.resolved_at.getTime()),
    madeBy: found.made_by.kind === 'action' ? { action: found.made_by.action, version: found.made_by.version } : null,
    interactions: links.map((link) => ({
      ...{ id: link.id, role: link.role, arrivedAt: isoOf(link.arrived_at.getTime()), channel: link.channel },
    })),
    timeline: historyOf(links, events),
  } as CaseDoc;
}

const thingsOf = (found: CaseFound) => ({
  customer: found.customer_name === null ? null : { id: found.customer_id, name: found.customer_name },
  contactPoint:
    found.contact_point_value === null ? null : { id: found.contact_point_id, value: found.contact_point_value },
  object:
    found.object_title === null
      ? null
      : { id: found.object_id, title: found.object_title, icon: found.object_icon ?? '' },
});

/** The opening contact stands first, whatever older contact was linked later. */
function historyOf(links: readonly LinkFound[], events: readonly TimelineEntry[]): TimelineEntry[] {
  const opening = links.filter((link) => link.role === 'opened_by').map(contactEntry);
  const later = [...links.filter((link) => link.role !== 'opened_by').map(contactEntry), ...events];
  later.sort((one, other) =>
    one.at === other.at ? (one.version ?? 0) - (other.version ?? 0) : one.at < other.at ? -1 : 1,
  );
  return [...opening, ...later];
}

function contactEntry(link: LinkFound): TimelineEntry {
  const channel = link.channel === 'phone' ? 'call' : link.channel;
  return {
    ...{ at: isoOf(link.arrived_at.getTime()), kind: 'interaction', glyph: `${channel}-${link.direction}` },
    ...{ interactionId: link.id as InteractionId, caseId: null, caseNo: null, version: null, detail: null },
    recordingId: link.recording_id as RecordingId | null,
    text: {
      key: `timeline.${channel}.${link.direction}`,
      args: { from: link.from_number ?? '', to: link.to_number ?? '', agent: link.agent_name ?? '' },
    },
  };
}
