import { sql } from 'kysely';

/** Who voided case `k`, told by the log: it happens once and for good. */
export const caseVoidedBy = sql<string | null>`(
  select e.actor->>'id' from event e
  where e.tenant_id = k.tenant_id and e.body->>'caseId' = k.id::text and e.kind = 'case.stateChanged'
    and e.body->>'state' = 'voided' order by e.version limit 1)`;
