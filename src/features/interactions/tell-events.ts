import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TimelineEntry } from '../../shared/api/interactions.ts';
import { isoOf } from '../../shared/time.ts';
import type { SignedIn } from '../route.ts';
import { type EventFound, type EventNames, findEventNames } from './event-names.ts';
import { tellFact } from './tell-fact.ts';

/** Events as a timeline in their order, each line saying who did it; machinery is left out. */
export async function tellEvents(tx: Tx, signedIn: SignedIn, events: readonly EventFound[]): Promise<TimelineEntry[]> {
  const names = await findEventNames(tx, signedIn, events);
  return events.flatMap((event) => {
    const entry = entryOf(event, names);
    return entry ? [entry] : [];
  });
}

function entryOf({ version, at, actor, fact }: EventFound, names: EventNames): TimelineEntry | null {
  const told = tellFact(fact, names);
  if (!told) return null;
  const caseId = 'caseId' in fact ? fact.caseId : null;
  return {
    ...{ at: isoOf(at.getTime()), kind: told.kind, glyph: told.glyph, version },
    interactionId: 'interactionId' in fact ? fact.interactionId : null,
    ...{ caseId, caseNo: caseId && names.caseNo(caseId) },
    text: { key: told.text, args: { ...told.args, by: names.actor(actor) } },
    detail: told.detail ?? null,
    recordingId: 'recordingId' in fact ? fact.recordingId : null,
  };
}
