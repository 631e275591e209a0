import type { Tx } from '../../adapters/postgres/unit.ts';
import { shownKey } from '../../core/objects/shown-key.ts';
import { type AskedFields, isEmpty, understand } from '../../core/search/question.ts';
import { type Ranked, type SearchRecord, byRank, rank } from '../../core/search/rank.ts';
import type { CustomerHit } from '../../shared/api/customers.ts';
import type { TenantId } from '../../shared/ids.ts';
import { type Language, inLanguage } from '../../shared/language.ts';
import { countryOf } from './country-of.ts';
import { type CustomerFound, findCandidates, findForSearch, findNear } from './search-queries.ts';

const exactMax = 25;
const nearMax = 10;
/** With this many exact answers nobody looks at the near ones. */
const enoughExact = 5;

export interface CustomersFound {
  exact: CustomerHit[];
  near: CustomerHit[];
}

/** Searches as a person asks: any script, any way of writing a number, and says what agrees and what differs. */
export async function searchCustomers(
  tx: Tx,
  { tenantId, language }: { tenantId: TenantId; language: Language },
  asked: AskedFields,
): Promise<CustomersFound> {
  const question = understand(asked, await countryOf(tx, tenantId));
  if (isEmpty(question)) return { exact: [], near: [] };
  const found = await findForSearch(tx, tenantId, await findCandidates(tx, tenantId, question));
  const ranked = rank(question, found.map(recordOf));
  if (ranked.filter((one) => one.exact).length < enoughExact) {
    const known = new Set(found.map((customer) => customer.id));
    const nearIds = (await findNear(tx, tenantId, question)).filter((id) => !known.has(id));
    const near = await findForSearch(tx, tenantId, nearIds);
    found.push(...near);
    ranked.push(...rank(question, near.map(recordOf)));
  }
  const byId = new Map(found.map((customer) => [customer.id as string, customer]));
  const hits = ranked.sort(byRank).map((one) => hitOf(one, byId.get(one.id)!, language));
  return {
    exact: hits.filter((hit) => hit.exact).slice(0, exactMax),
    near: hits.filter((hit) => !hit.exact).slice(0, nearMax),
  };
}

const valuesOf = (customer: CustomerFound, kind: string): string[] =>
  customer.points.filter((point) => point.kind === kind).map((point) => point.value);

const recordOf = (customer: CustomerFound): SearchRecord => ({
  id: customer.id,
  familyName: customer.organisation_name ?? customer.family_name ?? customer.name,
  givenName: customer.given_name ?? '',
  city: customer.city ?? '',
  birthDate: customer.birth_date,
  identifier: customer.identifier,
  phones: valuesOf(customer, 'phone'),
  emails: valuesOf(customer, 'email'),
  objectKeys: customer.objects.map((object) => object.key),
});

const hitOf = (ranked: Ranked, customer: CustomerFound, language: Language): CustomerHit => ({
  id: customer.id,
  name: customer.name,
  kind: customer.kind,
  party: customer.party,
  city: customer.city,
  birthDate: customer.birth_date,
  identifier: customer.identifier,
  phones: valuesOf(customer, 'phone'),
  objectKeys: customer.objects.map(({ key, type, names }) => ({
    typeName: inLanguage(names, language),
    key: shownKey(type, key),
  })),
  agrees: ranked.agrees,
  differs: ranked.differs,
  exact: ranked.exact,
});
