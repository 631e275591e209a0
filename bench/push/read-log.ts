import { sql } from 'kysely';
import type { TenantId } from '../../src/shared/ids.ts';
import { inTenant } from '../support/seed-centre.ts';
import type { NaiveCommit } from './messages.ts';

export interface LogRead {
  /** When the fact of each version happened. */
  timeOf: ReadonlyMap<number, number>;
  /** Facts of one time, with the rows that they changed. */
  commits: NaiveCommit[];
}

/** What was logged since then, as it is told again to everybody. */
export async function readLog(ownerUrl: string, tenantId: TenantId, since: number): Promise<LogRead> {
  const rows = await inTenant(ownerUrl, tenantId, async ({ tx }) => {
    const read = sql<{ version: number; at: Date; body: unknown; contact: unknown; agent: unknown }>`
      select e.version, e.at, e.body, to_jsonb(i) as contact, to_jsonb(s) as agent
      from event e
      left join interaction i on i.tenant_id = e.tenant_id and i.id = e.interaction_id
      left join agent_state s on s.tenant_id = e.tenant_id and s.version = e.version
      where e.tenant_id = ${tenantId} and e.at >= ${new Date(since).toISOString()} order by e.version`;
    return (await read.execute(tx)).rows;
  });
  const first = rows[0]?.at.getTime() ?? 0;
  const commits = new Map<number, NaiveCommit>();
  for (const { at, body, contact, agent } of rows) {
    const commit = commits.get(at.getTime()) ?? { afterMs: at.getTime() - first, at: 0, docs: [] };
    commit.docs.push(...[body, contact, agent].filter((doc) => doc !== null));
    commits.set(at.getTime(), commit);
  }
  return {
    timeOf: new Map(rows.map(({ version, at }) => [version, at.getTime()])),
    commits: [...commits.values()].sort((a, b) => a.afterMs - b.afterMs),
  };
}
