import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Database } from '../../src/adapters/postgres/pool.ts';
import type { Tables } from '../../src/adapters/postgres/tables.generated.ts';
import { searchKeyOf } from '../../src/core/search/search-key.ts';
import type {
  CallbackId,
  CaseId,
  ContactPointId,
  CustomerId,
  InteractionId,
  ObjectId,
  PrincipalId,
  TenantId,
  UserId,
} from '../../src/shared/ids.ts';

/** Of the password `zvon-test-2026`, with the weakest parameters: tests hash nothing. */
export const testPassword = 'zvon-test-2026';
const testPasswordHash =
  '$argon2id$v=19$m=8,t=1,p=1$Qw5sGF8wNCLZPNt57kaGEA$HT5NHF25c8UhpXCnG6lgw0VgIAwRJvhfPTj7+D0Op4c';

/** What a test says of a row; the builder fills in the rest. */
type Given<T extends keyof Tables> = Partial<Omit<Insertable<Tables[T]>, 'tenant_id' | 'id'>> & { id?: string };

/** Rows for tests, written past the policies by the owner; each builder gives the id. */
export function buildersFor(db: Database, tenantId: TenantId) {
  const put = async <I extends string>(table: keyof Tables, given: object): Promise<I> => {
    const row = { id: randomUUID(), ...given, tenant_id: tenantId };
    await db
      .insertInto(table)
      .values(row as never)
      .execute();
    return row.id as I;
  };
  const named = (key: string) => ({ key, names: JSON.stringify({ en: key }) });
  const builders = {
    principal: (key: string) => put<PrincipalId>('principal', { key, name: key }),
    user: (name: string, given: Given<'user_account'> = {}) =>
      put<UserId>('user_account', {
        key: name,
        email: `${name}@${tenantId}.example`,
        name,
        password_hash: testPasswordHash,
        role: 'agent',
        language: 'en',
        phone_password: randomUUID(),
        ...given,
      }),
    customer: (name: string, given: Given<'customer'> = {}) => {
      const [familyName, ...givenNames] = name.split(' ');
      return put<CustomerId>('customer', {
        kind: 'person',
        name,
        family_name: familyName,
        given_name: givenNames.join(' ') || null,
        search_key: searchKeyOf(`${name} ${given.city ?? ''}`),
        language: 'cs',
        ...given,
      });
    },
    /** A number, with the customers who use it. */
    phone: async (
      value: string,
      users: { customer: CustomerId; usage?: 'direct' | 'shared' | 'guess' }[] = [],
      given: Given<'contact_point'> = {},
    ) => {
      const id = await put<ContactPointId>('contact_point', { kind: 'phone', value, source: 'test', ...given });
      for (const { customer, usage = 'direct' } of users) {
        await db
          .insertInto('customer_contact_point')
          .values({ tenant_id: tenantId, customer_id: customer, contact_point_id: id, usage, source: 'test' })
          .execute();
      }
      return id;
    },
    objectType: (key: string) => put<string>('object_type', { ...named(key), icon: key }),
    field: (objectTypeId: string, key: string, type: string, given: Given<'field'> = {}) =>
      put<string>('field', { object_type_id: objectTypeId, ...named(key), type, position: 0, ...given }),
    object: (objectTypeId: string, key: string, given: Given<'object'> = {}) =>
      put<ObjectId>('object', { object_type_id: objectTypeId, key, title: key, state: 'active', ...given }),
    callback: (given: Given<'callback'> = {}) =>
      put<CallbackId>('callback', { due_at: new Date(), origin: 'wrap-up', created_at: new Date(), ...given }),
    connector: (key: string, manifest: unknown) =>
      put<string>('connector', { key, manifest: JSON.stringify(manifest) }),
    action: (objectTypeId: string, key: string, given: Given<'action'> = {}) =>
      put<string>('action', { object_type_id: objectTypeId, ...named(key), icon: 'refresh', ...given }),
    skill: (key: string) => put<string>('skill', named(key)),
    queue: (key: string, given: Given<'queue'> = {}) =>
      put<string>('queue', { ...named(key), language: 'cs', ...given }),
    topic: (key: string, given: Given<'topic'> = {}) => put<string>('topic', { ...named(key), ...given }),
    outcome: (key: string, effect: 'none' | 'keep' | 'resolve' | 'wait' | 'callback', position = 0) =>
      put<string>('outcome', { ...named(key), effect, icon: 'check', position }),
    popRule: (key: string, given: Given<'screen_pop_rule'> & { position: number; condition: string; target: string }) =>
      put<string>('screen_pop_rule', { ...named(key), ...given }),
    caseType: (key: string) => put<string>('case_type', named(key)),
    interaction: (given: Given<'interaction'> = {}) =>
      put<InteractionId>('interaction', {
        channel: 'phone',
        direction: 'in',
        language: 'cs',
        state: 'talking',
        arrived_at: new Date(),
        ...given,
      }),
    topicOn: (interactionId: InteractionId, topicId: string, given: Given<'interaction_topic'> = {}) =>
      put<string>('interaction_topic', {
        ...{ interaction_id: interactionId, topic_id: topicId, source: 'agent', added_at: new Date() },
        ...given,
      }),
    /** Numbered from `no`; without it, by a random one far above those that the product gives. */
    case: (caseTypeId: string, title: string, given: Given<'case'> = {}) =>
      put<CaseId>('case', {
        no: 1_000_000 + Math.floor(Math.random() * 1e9),
        case_type_id: caseTypeId,
        title,
        state: 'open',
        made_by: JSON.stringify({ kind: 'user' }),
        opened_at: new Date(),
        ...given,
      }),
  };
  return builders;
}

export type Builders = ReturnType<typeof buildersFor>;
