import { sql } from 'kysely';
import { lockHead } from '../../adapters/postgres/lock-head.ts';
import type { FactRef, Tx, Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/events.ts';
import type { CaseId, ContactPointId, CustomerId, InteractionId, ObjectId, PrincipalId } from '../../shared/ids.ts';

/** The first number of a tenant: long enough to be told from a floor or a year on the telephone. */
const firstCaseNo = 4700;

export interface CaseToOpen {
  /** Given where the case must be named before it is there, as in the fact that causes it. */
  id?: CaseId;
  title: string;
  caseTypeId: string;
  category: string | null;
  /** Null: nobody knows yet whose it is; the contact point keeps the way back. */
  customerId: CustomerId | null;
  contactPointId: ContactPointId | null;
  objectId: ObjectId | null;
  interactionId: InteractionId | null;
  /** Null: by hand. */
  madeBy: { action: string; version: number } | null;
  state: 'open' | 'waiting' | 'resolved';
  causedBy?: FactRef;
}

/** Opens a case and links it to the contact that opened it; the contact itself stays what it was. */
export async function openCase(unit: Unit, given: CaseToOpen): Promise<{ id: CaseId; no: number }> {
  const { principalId, contactPointId } = await surroundings(unit, given);
  await lockHead(unit);
  const no = await nextCaseNo(unit);
  const id = await insertCase(unit, { ...given, contactPointId, principalId, no });
  const actor: Actor = given.madeBy
    ? { kind: 'rule', rule: `action:${given.madeBy.action}`, version: given.madeBy.version }
    : unit.who.actor;
  const { interactionId, customerId, objectId } = given;
  const byAction = given.madeBy?.action ?? null;
  const created = unit.fact(
    { kind: 'case.created', caseId: id, no, interactionId, customerId, objectId, byAction },
    { actor, causedBy: given.causedBy ?? null },
  );
  if (interactionId) {
    await unit.tx
      .insertInto('case_interaction')
      .values({
        tenant_id: unit.who.tenantId,
        case_id: id,
        interaction_id: interactionId,
        role: 'opened_by',
        linked_at: new Date(unit.at),
      })
      .execute();
    unit.fact(
      { kind: 'case.linked', caseId: id, interactionId, customerId, objectId, role: 'opened_by' },
      { actor, causedBy: created },
    );
  }
  return { id, no };
}

/** Whose business it is follows from the contact, the object or the customer; what is not visible is not there. */
async function surroundings(
  unit: Unit,
  given: CaseToOpen,
): Promise<{ principalId: PrincipalId | null; contactPointId: ContactPointId | null }> {
  const interaction = await visible(unit, 'interaction', given.interactionId);
  const object = await visible(unit, 'object', given.objectId);
  const customer = await visible(unit, 'customer', given.customerId);
  await demandCaseType(unit, given.caseTypeId);
  const principalId = interaction?.principal_id ?? object?.principal_id ?? customer?.principal_id ?? null;
  const contactPointId = given.contactPointId ?? interaction?.contact_point_id ?? null;
  return { principalId: principalId as PrincipalId | null, contactPointId: contactPointId as ContactPointId | null };
}

async function visible(
  { tx, who }: { tx: Tx; who: Unit['who'] },
  table: 'interaction' | 'object' | 'customer',
  id: string | null,
): Promise<{ principal_id: string | null; contact_point_id: string | null } | null> {
  if (id === null) return null;
  const contactPoint = table === 'interaction' ? sql`contact_point_id` : sql`null::uuid`;
  const { rows } = await sql<{ principal_id: string | null; contact_point_id: string | null }>`
    select principal_id, ${contactPoint} as contact_point_id from ${sql.table(table)}
    where tenant_id = ${who.tenantId} and id = ${id}`.execute(tx);
  if (!rows[0]) throw new AppError('not-found', { [table]: id });
  return rows[0];
}

async function demandCaseType({ tx, who }: Unit, id: string): Promise<void> {
  const type = await tx
    .selectFrom('case_type')
    .select('id')
    .where('tenant_id', '=', who.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!type) throw new AppError('not-found', { caseType: id });
}

/** Gap-free: the number is taken in the transaction that opens the case, and given back with it. */
async function nextCaseNo({ tx, who }: Unit): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into case_number (tenant_id, last) values (${who.tenantId}, ${firstCaseNo})
    on conflict (tenant_id) do update set last = case_number.last + 1 returning last`.execute(tx);
  return rows[0]!.last;
}

async function insertCase(
  unit: Unit,
  given: CaseToOpen & { principalId: PrincipalId | null; no: number },
): Promise<CaseId> {
  const at = new Date(unit.at);
  const { id } = await unit.tx
    .insertInto('case')
    .values({
      tenant_id: unit.who.tenantId,
      id: given.id ?? sql<string>`gen_random_uuid()`,
      principal_id: given.principalId,
      no: given.no,
      case_type_id: given.caseTypeId,
      category: given.category,
      title: given.title,
      state: given.state,
      customer_id: given.customerId,
      contact_point_id: given.contactPointId,
      object_id: given.objectId,
      owner_id: unit.who.actor.kind === 'user' ? unit.who.actor.id : null,
      made_by: JSON.stringify(given.madeBy ? { kind: 'action', ...given.madeBy } : { kind: 'user' }),
      opened_at: at,
      resolved_at: given.state === 'resolved' ? at : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id as CaseId;
}
