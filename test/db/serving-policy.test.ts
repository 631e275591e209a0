import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAs } from '../../src/adapters/postgres/unit.ts';
import type { ServingPolicy } from '../../src/core/routing/state.ts';
import { loadRoutingConfig } from '../../src/features/calls/load-config.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

const choose = (policy: string) =>
  database.ownerDb
    .updateTable('tenant')
    .set({ serving_policy: policy })
    .where('id', '=', database.cast.a.id)
    .executeTakeFirstOrThrow();

async function policyOf({ id, users }: TestDatabase['cast']['a']): Promise<ServingPolicy> {
  const { servingPolicy } = await readAs(database.appDb, users.jana.who, (tx) => loadRoutingConfig(tx, id));
  return servingPolicy;
}

test.each<ServingPolicy>(['delay-ratio', 'overdue-floor', 'time-left', 'priority'])(
  'a tenant is served by the policy that it has chosen: %s',
  async (policy) => {
    await choose(policy);
    expect(await policyOf(database.cast.a)).toBe(policy);
  },
);

test('a policy that does not exist is refused', async () => {
  await expect(choose('who-shouts')).rejects.toMatchObject({ constraint: 'tenant_serving_policy_check' });
});
