import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditHash } from '../../src/adapters/postgres/append-audit.ts';
import { verifyAudit } from '../../src/adapters/postgres/verify-audit.ts';
import { verifyAudits } from '../../src/runtime/verify-audit.ts';
import type { CastTenant } from '../support/cast.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  for (let nth = 1; nth <= 8; nth += 1) await act(tenant, nth);
}, 60_000);
afterAll(() => database.close());

const act = ({ users: { radek }, customers }: CastTenant, nth: number) =>
  database.deps.commit(radek.who, async (unit) => {
    if (nth % 2 === 0) unit.fact({ kind: 'user.signedIn', userId: radek.id });
    unit.audit({
      ...{ act: 'recording.played', subjectKind: 'customer', subjectId: customers.alena },
      detail: { zone: 'B', nth, 'a key': { b: [1, 2], a: null } },
    });
  });

const verify = (of: CastTenant = tenant) => database.deps.read(of.users.radek.who, (tx) => verifyAudit(tx, of.id));

/** What somebody with the owner's rights does to the chain, looked at and undone. */
async function tampered(change: string) {
  const undo = new Error('undo');
  let verdict: Awaited<ReturnType<typeof verifyAudit>> | null = null;
  const trying = database.ownerDb.transaction().execute(async (tx) => {
    await sql.raw(change.replaceAll('OURS', `tenant_id = '${tenant.id}'`)).execute(tx);
    verdict = await verifyAudit(tx, tenant.id);
    throw undo;
  });
  await expect(trying).rejects.toBe(undo);
  return verdict;
}

describe('the audit chain', () => {
  test('verifies from its first row to its last, and tells its head', async () => {
    const before = await verify();
    expect(before).toEqual({ whole: true, rows: 8, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await act(tenant, 9);
    expect(await verify()).not.toEqual({ ...before, rows: 9 });
    expect(await verify(database.cast.b)).toMatchObject({ whole: true, rows: 0 });
  });

  test.each([
    ['who did it', `actor = '{"kind": "user", "id": "somebody else"}'`],
    ['what was done', `act = 'recording.deleted'`],
    ['to whom', `subject_id = gen_random_uuid()::text`],
    ['when', `at = at + interval '1 millisecond'`],
    ['the detail', `detail = jsonb_set(detail, '{a key,b,1}', '3')`],
    ['the event', `event_version = coalesce(event_version, 0) + 1`],
    ['the hash', `hash = sha256('x')`],
  ])('breaks at the row in which %s was changed', async (_what, change) => {
    expect(await tampered(`update audit set ${change} where seq = 4 and OURS`)).toEqual({
      ...{ whole: false, seq: 4, why: 'row-changed' },
    });
  });

  test('breaks at the next row when a changed row is given the hash that fits it', async () => {
    const forged = await database.ownerDb.transaction().execute(async (tx) => {
      const found = await tx.selectFrom('audit').selectAll().where('seq', '=', 4).executeTakeFirstOrThrow();
      return auditHash(found.previous_hash, {
        ...{ seq: 4, at: found.at.toISOString(), actor: found.actor, act: 'nothing', subjectKind: found.subject_kind },
        ...{ subjectId: found.subject_id, detail: found.detail, eventVersion: found.event_version },
      }).toString('hex');
    });
    expect(await tampered(`update audit set act = 'nothing', hash = '\\x${forged}' where seq = 4 and OURS`)).toEqual({
      ...{ whole: false, seq: 5, why: 'link-changed' },
    });
  });

  test('breaks where a row was taken out', async () => {
    expect(await tampered('delete from audit where seq = 3 and OURS')).toEqual({
      ...{ whole: false, seq: 3, why: 'row-missing' },
    });
  });

  test('a row cut off at the end is told by the head that was kept elsewhere', async () => {
    const before = await verify();
    const cut = await tampered('delete from audit where seq = (select max(seq) from audit where OURS) and OURS');
    expect(cut).toMatchObject({ whole: true });
    expect(cut).not.toMatchObject({ head: (before as { head: string }).head });
  });

  test('units at the same time take places one after the other', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, nth) => act(tenant, 10 + nth)));
    expect(await verify()).toMatchObject({ whole: true, rows: 17 });
  });
});

describe('the command that verifies it', () => {
  const run = async () => {
    const lines: string[] = [];
    const settings = { DATABASE_URL: database.ownerUrl, ZVON_APP_PASSWORD: new URL(database.appUrl).password };
    const whole = await verifyAudits(settings, (line) => lines.push(line));
    return { whole, line: lines.find((one) => one.includes(tenant.id)) };
  };

  test('says each tenant’s rows and head, and names the row where a chain breaks', async () => {
    expect(await run()).toEqual({
      whole: true,
      line: expect.stringMatching(/the audit is whole, 17 rows, head [0-9a-f]{64}\.$/),
    });
    await database.ownerDb.updateTable('audit').set({ act: 'nothing' }).where('seq', '=', 4).execute();
    expect(await run()).toEqual({
      whole: false,
      line: `Tenant ${tenant.id}: the audit is broken, row 4 was changed after it was written.`,
    });
  });
});
