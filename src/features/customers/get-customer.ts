import type { Tx } from '../../adapters/postgres/unit.ts';
import type { CustomerDoc, ObjectDoc } from '../../shared/api/customers.ts';
import { AppError } from '../../shared/errors.ts';
import type { CustomerId, PrincipalId, TenantId } from '../../shared/ids.ts';
import type { Language } from '../../shared/language.ts';
import { loadObjects } from '../objects/load-objects.ts';
import { countOf, findCustomer, findCustomerRelations, findLastNote, findOpenCases, findPointsOf } from './queries.ts';

/** The customer on one screen: who it is, how to reach them, what they have, what is open and what was said last. */
export async function getCustomer(
  tx: Tx,
  reader: { tenantId: TenantId; language: Language },
  id: CustomerId,
): Promise<CustomerDoc> {
  const { tenantId } = reader;
  const row = await findCustomer(tx, tenantId, id);
  if (!row) throw new AppError('not-found');
  const objects = await loadObjects(tx, reader, { customerId: id });
  return {
    id,
    kind: row.kind as CustomerDoc['kind'],
    party: row.party as CustomerDoc['party'],
    name: row.name,
    givenName: row.given_name,
    familyName: row.organisation_name ?? row.family_name,
    birthDate: row.birth_date,
    identifier: row.identifier,
    language: row.language,
    city: row.city,
    address: row.address,
    since: row.since,
    flags: row.flags,
    consents: row.consents,
    principalId: row.principal_id as PrincipalId | null,
    contactPoints: await findPointsOf(tx, tenantId, id),
    relations: await findCustomerRelations(tx, tenantId, id),
    objects,
    openCases: await findOpenCases(tx, reader, { customerId: id }),
    lastMovement: lastMovementOf(objects),
    lastNote: await findLastNote(tx, tenantId, id),
    counts: await countOf(tx, tenantId, id),
  };
}

const lastMovementOf = (objects: readonly ObjectDoc[]): CustomerDoc['lastMovement'] =>
  objects
    .flatMap(({ id, title, movements }) => movements.map((one) => ({ ...one, objectId: id, objectTitle: title })))
    .reduce<CustomerDoc['lastMovement']>((last, one) => (last && last.at >= one.at ? last : one), null);
