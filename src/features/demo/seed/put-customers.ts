import type { Unit } from '../../../adapters/postgres/unit.ts';
import { searchKeyOf } from '../../../core/search/search-key.ts';
import type { ContactPointId, CustomerId, ObjectId } from '../../../shared/ids.ts';
import { objectTypeId } from './object-types.ts';
import { putRows } from './put-rows.ts';
import type { ObjectTypeKey, SeedCustomer, SeedObject, SeedPoint } from './seed-customer.ts';
import { seedId } from './seed-id.ts';
import { principalId } from './staff.ts';

export const customerId = (key: string): CustomerId => seedId('customer', key);
export const pointId = (kind: string, value: string): ContactPointId => seedId('contact-point', `${kind}:${value}`);
export const objectId = (type: ObjectTypeKey, key: string): ObjectId => seedId('object', `${type}:${key}`);

const nameOf = ({ kind, familyName, givenName }: SeedCustomer): string =>
  kind === 'organisation' || !givenName ? familyName : `${familyName} ${givenName}`;

export async function putCustomers(unit: Unit, customers: readonly SeedCustomer[]): Promise<void> {
  await putRows(unit, 'customer', customers.map(customerRow));
  await putPoints(unit, customers);
  await putRows(
    unit,
    'customer_relation',
    customers.flatMap((customer) =>
      (customer.relations ?? []).map(({ role, other }) => ({
        ...{ customer_id: customerId(customer.key), other_id: customerId(other), role },
      })),
    ),
  );
  await putObjects(unit, customers);
}

function customerRow(customer: SeedCustomer) {
  const isPerson = customer.kind === 'person';
  const name = nameOf(customer);
  return {
    ...{ id: customerId(customer.key), kind: customer.kind, party: customer.party ?? 'customer', name },
    principal_id: customer.principal ? principalId(customer.principal) : null,
    family_name: isPerson ? customer.familyName : null,
    given_name: isPerson && customer.givenName ? customer.givenName : null,
    organisation_name: isPerson ? null : customer.familyName,
    search_key: searchKeyOf(`${name} ${customer.city}`),
    birth_date: customer.birthDate ?? null,
    identifier: customer.identifier ?? null,
    language: customer.language,
    city: customer.city,
    address: customer.address ?? null,
    since: customer.since,
    flags: customer.flags ?? [],
    consents: JSON.stringify(customer.consents),
  };
}

/** Several customers may share a number: it is one contact point. */
async function putPoints(unit: Unit, customers: readonly SeedCustomer[]): Promise<void> {
  const points = new Map<string, SeedPoint>();
  for (const customer of customers)
    for (const point of customer.points) points.set(pointId(point.kind, point.value), point);
  await putRows(
    unit,
    'contact_point',
    [...points].map(([id, { kind, value, status = 'unverified', source = 'registration' }]) => ({
      ...{ id, kind, value, status, source },
    })),
  );
  await putRows(
    unit,
    'customer_contact_point',
    customers.flatMap((customer) =>
      customer.points.map(({ kind, value, usage = 'direct', source = 'registration', preference = null }) => ({
        ...{ customer_id: customerId(customer.key), contact_point_id: pointId(kind, value), usage, source, preference },
      })),
    ),
  );
}

async function putObjects(unit: Unit, customers: readonly SeedCustomer[]): Promise<void> {
  const all = customers.flatMap((customer) => customer.objects.map((object) => ({ customer, object })));
  await putRows(
    unit,
    'object',
    all.map(({ customer, object }) => ({
      ...{ id: objectId(object.type, object.key), object_type_id: objectTypeId(object.type), key: object.key },
      ...{ customer_id: customerId(customer.key), title: object.title, state: object.state },
      principal_id: customer.principal ? principalId(customer.principal) : null,
      data: JSON.stringify(object.data),
      freshness: JSON.stringify(freshnessOf(object, unit.at)),
    })),
  );
  await putRows(
    unit,
    'object_relation',
    all.flatMap(({ object }) =>
      (object.relations ?? []).map((relation) => ({
        ...{ object_id: objectId(object.type, object.key), role: relation.role },
        other_id: objectId(relation.type, relation.key),
      })),
    ),
  );
}

function freshnessOf({ data, fresh }: SeedObject, now: number): Record<string, { source: string; at: string }> {
  if (!fresh) return {};
  const at = new Date(now - fresh.msAgo).toISOString();
  return Object.fromEntries(Object.keys(data).map((field) => [field, { source: fresh.source, at }]));
}
