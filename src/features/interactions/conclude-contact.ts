import { sql } from 'kysely';
import type { Tx, Who } from '../../adapters/postgres/unit.ts';
import type { ContactPointId, InteractionId, OutcomeId, TenantId } from '../../shared/ids.ts';
import { applyOutcome } from '../cases/apply-outcome.ts';
import { learnFromOutcome } from '../customers/learn-from-outcome.ts';
import type { Deps } from '../deps.ts';
import { hadLast } from './had-last.ts';

/**
 * What follows from a finished wrap-up: its cases move on, and its number is known better. The outcome is the rule
 * that the log names, the wrap-up the cause. A form of an agent who had the contact before another did concludes
 * nothing. Done twice it changes nothing.
 */
export async function concludeContact(
  deps: Deps,
  tenantId: TenantId,
  interactionId: InteractionId,
  causedBy: number,
): Promise<void> {
  const asEngine: Who = { tenantId, actor: { kind: 'engine' }, principalIds: null };
  const contact = await deps.read(asEngine, (tx) => findConcluded(tx, tenantId, interactionId, causedBy));
  if (!contact) return;
  const asOutcome: Who = { ...asEngine, actor: { kind: 'rule', rule: `outcome:${contact.key}`, version: 1 } };
  await deps.commit(asOutcome, async (unit) => {
    await applyOutcome(unit, { interactionId, effect: contact.effect, causedBy });
    await learnFromOutcome(unit, {
      interactionId,
      contactPointId: contact.contact_point_id,
      outcomeId: contact.outcome_id,
      causedBy,
    });
  });
}

interface Concluded {
  outcome_id: OutcomeId;
  contact_point_id: ContactPointId | null;
  key: string;
  effect: string;
}

/** The contact with its outcome, when whoever finished the form speaks for it. */
async function findConcluded(
  tx: Tx,
  tenantId: TenantId,
  id: InteractionId,
  finished: number,
): Promise<Concluded | null> {
  const { rows } = await sql<Concluded>`
    select i.outcome_id, i.contact_point_id, o.key, o.effect from interaction i
    join outcome o on o.tenant_id = i.tenant_id and o.id = i.outcome_id
    join event f on f.tenant_id = i.tenant_id and f.version = ${finished}
    where i.tenant_id = ${tenantId} and i.id = ${id} and (f.body->>'agentId')::uuid = ${hadLast}`.execute(tx);
  return rows[0] ?? null;
}
