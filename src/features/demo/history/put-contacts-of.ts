import { sql } from 'kysely';
import type { Unit } from '../../../adapters/postgres/unit.ts';
import { isoOf } from '../../../shared/time.ts';
import { putRows } from '../seed/put-rows.ts';
import { seedId } from '../seed/seed-id.ts';
import { noteOf } from './contact-book.ts';
import type { Month } from './play-month.ts';

/** What people and rules said of the month's contacts: who called, and about what. */
export async function putContactsOf(unit: Unit, month: Month): Promise<void> {
  await putStrangers(unit, month);
  await putIdentities(unit, month);
  await putNotes(unit, month);
  await putRows(
    unit,
    'interaction_topic',
    [...month.contacts.contacts.values()].flatMap(({ id, topics }) =>
      topics.map(({ topicId, objectId, source, at }, nth) => ({
        ...{ id: seedId<string>('interaction-topic', `${id}:${nth}`), interaction_id: id },
        ...{ topic_id: topicId, object_id: objectId, source, added_at: isoOf(at) },
      })),
    ),
  );
}

async function putNotes(unit: Unit, { contacts }: Month): Promise<void> {
  await putRows(
    unit,
    'draft',
    [...contacts.contacts.values()].flatMap(({ id, note }) =>
      note === null
        ? []
        : [{ user_id: note.userId, subject: noteOf(id), field: 'note', value: note.value, saved_at: isoOf(note.at) }],
    ),
  );
}

/** Numbers that became known by a call, and belong to nobody. */
async function putStrangers(unit: Unit, { contacts, plans }: Month): Promise<void> {
  const strangers = new Map<string, string>();
  for (const { caller, id } of plans.values())
    if (caller.customer === null && caller.pointId && caller.number && isSought(contacts, id))
      strangers.set(caller.pointId, caller.number);
  await putRows(
    unit,
    'contact_point',
    [...strangers].map(([id, value]) => ({ id, kind: 'phone', value, status: 'unverified', source: 'call' })),
  );
}

const isSought = (contacts: Month['contacts'], id: Parameters<Month['plans']['get']>[0]): boolean =>
  (contacts.contacts.get(id)?.identity ?? 'unsought') !== 'unsought';

/** One statement for all of them. */
async function putIdentities(unit: Unit, { contacts, plans }: Month): Promise<void> {
  const rows = [...contacts.contacts.values()]
    .filter(({ id }) => isSought(contacts, id))
    .map(({ id, identity, candidates, pop, customerId }) => ({
      ...{ id, identity_state: identity, candidates, pop, customer_id: customerId },
      contact_point_id: plans.get(id)!.caller.pointId,
    }));
  await sql`
    update interaction i
    set contact_point_id = r.contact_point_id, identity_state = r.identity_state, candidates = r.candidates, pop = r.pop,
        customer_id = r.customer_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, contact_point_id uuid, identity_state text, candidates jsonb, pop jsonb, customer_id uuid)
    where i.tenant_id = ${unit.who.tenantId} and i.id = r.id`.execute(unit.tx);
}
