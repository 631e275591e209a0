import { sql } from 'kysely';
import type { Unit } from '../../adapters/postgres/unit.ts';
import type { CaseId, InteractionId } from '../../shared/ids.ts';
import { changeCaseState } from './change-case-state.ts';

/**
 * What an outcome does to the cases that were worked on in the contact: `resolve` closes them, `wait` lets the open
 * ones wait for the customer, everything else leaves them as they are.
 */
export async function applyOutcome(
  unit: Unit,
  { interactionId, effect, causedBy }: { interactionId: InteractionId; effect: string; causedBy: number },
): Promise<void> {
  if (effect !== 'resolve' && effect !== 'wait') return;
  const from = effect === 'resolve' ? ['open', 'waiting'] : ['open'];
  const { rows } = await sql<{ id: CaseId }>`
    select k.id from case_interaction l
    join "case" k on k.tenant_id = l.tenant_id and k.id = l.case_id
    where l.tenant_id = ${unit.who.tenantId} and l.interaction_id = ${interactionId} and l.role <> 'mentioned'
      and k.state = any(${from}::text[])
    order by k.no`.execute(unit.tx);
  const state = effect === 'resolve' ? 'resolved' : 'waiting';
  for (const { id } of rows) await changeCaseState(unit, { caseId: id, state }, causedBy);
}
