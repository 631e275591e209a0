import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/adapters/postgres/pool.ts';
import type { Who } from '../../src/adapters/postgres/unit.ts';
import type { Role } from '../../src/core/permissions/ability.ts';
import type { SignedIn } from '../../src/features/route.ts';
import type { OutcomeId, PrincipalId, QueueId, TenantId, TopicId, UserId } from '../../src/shared/ids.ts';
import { type Builders, buildersFor } from './builders.ts';

/** One named cast for all database tests: tenants A and B are alike, so that what crosses the wall is seen. */
export interface Cast {
  a: CastTenant;
  b: CastTenant;
}

export interface CastUser {
  id: UserId;
  role: Role;
  /** For `deps.read` and `deps.commit`. */
  who: Who;
  signedIn: SignedIn;
}

export type CastTenant = Awaited<ReturnType<typeof makeTenant>>;

export async function makeCast(db: Database): Promise<Cast> {
  return { a: await makeTenant(db, 'a'), b: await makeTenant(db, 'b') };
}

async function makeTenant(db: Database, key: string) {
  const id = randomUUID() as TenantId;
  await db
    .insertInto('tenant')
    .values({
      ...{ id, key, name: `Tenant ${key}`, country: 'CZ', language: 'cs', time_zone: 'Europe/Prague' },
      currency: 'CZK',
    })
    .execute();
  await db.insertInto('event_head').values({ tenant_id: id, version: 0 }).execute();
  const build = buildersFor(db, id);
  const principal = await build.principal('jantar');
  return {
    id,
    key,
    build,
    principal,
    users: {
      /** Agents of every principal. */
      jana: await makeUser(build, id, 'jana', 'agent', null),
      petr: await makeUser(build, id, 'petr', 'agent', null),
      /** Sees own business only: no principal. */
      olena: await makeUser(build, id, 'olena', 'agent', []),
      radek: await makeUser(build, id, 'radek', 'supervisor', null),
      admin: await makeUser(build, id, 'admin', 'admin', null),
    },
    customers: await makeCustomers(build),
    ...(await makeConfiguration(build)),
  };
}

async function makeUser(
  build: Builders,
  tenantId: TenantId,
  name: string,
  role: Role,
  principalIds: readonly PrincipalId[] | null,
): Promise<CastUser> {
  const id = await build.user(name, { role, principal_ids: principalIds && [...principalIds] });
  return {
    id,
    role,
    who: { tenantId, actor: { kind: 'user', id }, principalIds },
    signedIn: { tenantId, userId: id, role, language: 'en', principalIds, sessionHash: Buffer.alloc(32) },
  };
}

async function makeCustomers(build: Builders) {
  const alena = await build.customer('Čapková Alena', { city: 'Brno', birth_date: '1984-03-12' });
  const josef = await build.customer('Dvořák Josef', { city: 'Brno' });
  const iryna = await build.customer('Шевченко Ірина', { city: 'Брно', language: 'uk' });
  return {
    alena,
    josef,
    iryna,
    /** Alena's own. */
    mobile: await build.phone('+420602118340', [{ customer: alena }]),
    /** Shared by Josef and Iryna. */
    switchboard: await build.phone('+420541220100', [
      { customer: josef, usage: 'shared' },
      { customer: iryna, usage: 'shared' },
    ]),
  };
}

async function makeConfiguration(build: Builders) {
  return {
    queue: (await build.queue('cards')) as QueueId,
    topics: { balance: (await build.topic('balance')) as TopicId, limit: (await build.topic('limit')) as TopicId },
    outcomes: {
      solved: (await build.outcome('solved', 'resolve', 1)) as OutcomeId,
      callBack: (await build.outcome('call-back', 'callback', 2)) as OutcomeId,
      waiting: (await build.outcome('waiting', 'wait', 3)) as OutcomeId,
      passedOn: (await build.outcome('passed-on', 'keep', 4)) as OutcomeId,
      wrongNumber: (await build.outcome('wrong-number', 'none', 5)) as OutcomeId,
    },
    caseTypes: { information: await build.caseType('information'), complaint: await build.caseType('complaint') },
    objectTypes: { card: await build.objectType('card'), account: await build.objectType('account') },
  };
}
