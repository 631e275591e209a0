import type { Kysely } from 'kysely';
import type { Tables } from '../../../adapters/postgres/tables.generated.ts';
import { commitUnit } from '../../../adapters/postgres/unit.ts';
import type { TenantId } from '../../../shared/ids.ts';
import { putHistory } from '../history/put-history.ts';
import { putCatalogue } from './catalogue.ts';
import { putLines } from './lines.ts';
import { putMainLine } from './main-line.ts';
import { putObjectTypes } from './object-types.ts';
import { makeCrowd } from './people.ts';
import { putContacts } from './pictured-contacts.ts';
import { picturedPeople } from './pictured-people.ts';
import { putPopRules } from './pop-rules.ts';
import { putCustomers } from './put-customers.ts';
import { putRows } from './put-rows.ts';
import { seedId } from './seed-id.ts';
import { putStaff } from './staff.ts';
import { putStateLimits } from './state-limits.ts';

export const demoTenantId: TenantId = seedId('tenant', 'severka');
export const demoPassword = 'zvon-demo-2026';
const crowdSize = 2_960;
const timeZone = 'Europe/Prague';

/**
 * The demo's tenant with all that it begins with, in one transaction. Ids come from names, so that links to the demo
 * keep; where the tenant is there already, nothing is touched.
 */
export async function seedDemo(options: {
  /** As the owner: the process itself may not make tenants. */
  db: Kysely<Tables>;
  hashPassword(password: string): Promise<string>;
  now: number;
}): Promise<'seeded' | 'there-already'> {
  const { db, now } = options;
  const there = await db.selectFrom('tenant').select('id').where('id', '=', demoTenantId).executeTakeFirst();
  if (there) return 'there-already';
  const passwordHash = await options.hashPassword(demoPassword);
  const who = { tenantId: demoTenantId, actor: { kind: 'import', batch: 'demo' } as const, principalIds: null };
  await commitUnit(db, who, async (unit) => {
    await unit.tx
      .insertInto('tenant')
      .values({
        ...{ id: demoTenantId, key: 'severka', name: 'Severka', country: 'CZ', language: 'cs', currency: 'CZK' },
        time_zone: timeZone,
      })
      .execute();
    await putRows(unit, 'event_head', [{ version: 0 }]);
    await putStaff(unit, { passwordHash, now });
    await putStateLimits(unit);
    await putLines(unit);
    await putMainLine(unit);
    await putCatalogue(unit);
    await putObjectTypes(unit);
    await putPopRules(unit);
    const crowd = makeCrowd(now, crowdSize);
    await putCustomers(unit, [...picturedPeople(now), ...crowd]);
    await putHistory(unit, { now, timeZone, crowd });
    await putContacts(unit);
  });
  return 'seeded';
}
