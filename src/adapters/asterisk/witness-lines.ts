import { InteractionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';

/** What the dialplan writes of a contact (tools/parts, `CELGenUserEvent`), in the order in which it may come. */
export type WitnessKind = 'ZVON_ARRIVED' | 'ZVON_OVERFLOW' | 'ZVON_CONTACT' | 'ZVON_UNHEARD';

export interface WitnessLine {
  kind: WitnessKind;
  at: Instant;
  interactionId: InteractionId;
  /** What follows the id: `to|from`, or the cause of the end. */
  rest: readonly string[];
}

const kinds: ReadonlySet<string> = new Set<WitnessKind>([
  'ZVON_ARRIVED',
  'ZVON_OVERFLOW',
  'ZVON_CONTACT',
  'ZVON_UNHEARD',
]);

/** Everything that is about a contact; other lines of the record, and those that say nothing, are passed over. */
export const readWitness = (text: string): WitnessLine[] => text.split('\n').flatMap(readLine);

/** `EventType, EventTime, ..., EventExtra`: the time in seconds, the extra as JSON with what the dialplan said. */
function readLine(line: string): WitnessLine[] {
  const kind = line.slice(1, line.indexOf('",'));
  if (!kinds.has(kind)) return [];
  // Quotes are doubled inside a quoted field, as in RFC 4180.
  const fields = [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) => (match[1] ?? '').replaceAll('""', '"'));
  const [id, ...rest] = /^\{"extra":"([^"\\]*)"\}$/.exec(fields.at(-1) ?? '')?.[1]?.split('|') ?? [];
  const interactionId = InteractionId.safeParse(id);
  const at = Math.floor(Number(fields[1]) * 1_000);
  if (!interactionId.success || Number.isNaN(at)) return [];
  return [{ kind: kind as WitnessKind, at, interactionId: interactionId.data, rest }];
}
