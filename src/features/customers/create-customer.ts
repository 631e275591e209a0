import type { Unit } from '../../adapters/postgres/unit.ts';
import { maybeSame } from '../../core/search/duplicates.ts';
import { phoneKeyOf } from '../../core/search/phone-key.ts';
import { searchKeyOf } from '../../core/search/search-key.ts';
import type { CustomerDoc, CustomerHit } from '../../shared/api/customers.ts';
import { AppError } from '../../shared/errors.ts';
import type { CustomerId, InteractionId } from '../../shared/ids.ts';
import type { LanguageTag } from '../../shared/language.ts';
import { demandOwnInteraction } from '../interactions/lock-interaction.ts';
import type { Party } from '../../shared/party.ts';
import type { SignedIn } from '../route.ts';
import { countryOf } from './country-of.ts';
import { getCustomer } from './get-customer.ts';
import { linkNumber } from './link-number.ts';
import { searchCustomers } from './search-customers.ts';

export interface CustomerToCreate {
  kind: 'person' | 'organisation';
  party: Party;
  familyName: string;
  givenName: string;
  city: string;
  birthDate: string | null;
  phone: string | null;
  language: LanguageTag;
  interactionId: InteractionId | null;
  notDuplicateOf: readonly CustomerId[];
}

export type CustomerCreated =
  { kind: 'created'; customer: CustomerDoc } | { kind: 'possible-duplicates'; hits: CustomerHit[] };

/**
 * The only way in which a customer comes to be: a person asks for it, has seen who looks alike and said that it is
 * none of them. No contact ever creates anybody.
 */
export async function createCustomer(
  unit: Unit,
  signedIn: SignedIn,
  id: CustomerId,
  given: CustomerToCreate,
): Promise<CustomerCreated> {
  const { interactionId } = given;
  const e164 = await numberOf(unit, given.phone);
  // It becomes a customer of the firm that was called.
  const contact = interactionId && (await demandOwnInteraction(unit.tx, signedIn, interactionId));
  const hits = await findLookalikes(unit, signedIn, given);
  if (hits.length > 0) return { kind: 'possible-duplicates', hits };
  await insertCustomer(unit, id, given, contact && contact.principal_id);
  unit.fact({ kind: 'customer.created', customerId: id, interactionId });
  unit.audit({ act: 'customer.created', subjectKind: 'customer', subjectId: id, detail: { interactionId } });
  if (e164) await linkNumber(unit, { customerId: id, e164 });
  return { kind: 'created', customer: await getCustomer(unit.tx, signedIn, id) };
}

async function numberOf({ tx, who }: Unit, phone: string | null): Promise<string | null> {
  if (!phone?.trim()) return null;
  const key = phoneKeyOf(phone, await countryOf(tx, who.tenantId));
  if (!key) throw new AppError('validation-failed', { fields: [{ path: 'phone', message: 'not a telephone number' }] });
  return key.e164;
}

async function findLookalikes(unit: Unit, signedIn: SignedIn, given: CustomerToCreate): Promise<CustomerHit[]> {
  const { familyName, givenName, city } = given;
  const { exact, near } = await searchCustomers(unit.tx, signedIn, {
    ...{ text: '', key: '', familyName, givenName, city },
    birthDate: given.birthDate ?? '',
    phone: given.phone ?? '',
  });
  return [...exact, ...near].filter(
    (hit) => !given.notDuplicateOf.includes(hit.id) && maybeSame(hit, givenName.trim() !== ''),
  );
}

async function insertCustomer(
  unit: Unit,
  id: CustomerId,
  given: CustomerToCreate,
  principalId: string | null,
): Promise<void> {
  const { kind, familyName, givenName, city } = given;
  const isPerson = kind === 'person';
  const name = isPerson ? `${familyName} ${givenName}`.trim() : familyName;
  await unit.tx
    .insertInto('customer')
    .values({
      ...{ tenant_id: unit.who.tenantId, id, principal_id: principalId, kind, party: given.party, name },
      family_name: isPerson ? familyName : null,
      given_name: isPerson && givenName ? givenName : null,
      organisation_name: isPerson ? null : familyName,
      search_key: searchKeyOf(`${name} ${city}`),
      birth_date: given.birthDate,
      language: given.language,
      city: city || null,
      created_at: new Date(unit.at),
      created_in: given.interactionId,
    })
    .execute();
}
