import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TimelineEntry } from '../../shared/api/interactions.ts';
import { AppError } from '../../shared/errors.ts';
import type { InteractionId } from '../../shared/ids.ts';
import type { SignedIn } from '../route.ts';
import type { EventFound } from './event-names.ts';
import { tellEvents } from './tell-events.ts';

/** What happened in a contact, from the log, in the order of the commits. */
export async function getTimeline(tx: Tx, signedIn: SignedIn, id: InteractionId): Promise<TimelineEntry[]> {
  const { tenantId } = signedIn;
  // The log knows no principals: who may see the contact may see what happened in it.
  const visible = await tx
    .selectFrom('interaction')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!visible) throw new AppError('not-found');
  const { rows } = await sql<EventFound>`
    select version, at, actor, caused_by, body || jsonb_build_object('kind', kind) as fact from event
    where tenant_id = ${tenantId} and interaction_id = ${id} order by version`.execute(tx);
  return tellEvents(tx, signedIn, rows);
}
