import type { Unit } from '../../adapters/postgres/unit.ts';
import type { CaseId, InteractionId } from '../../shared/ids.ts';
import { lockInteraction } from '../interactions/lock-interaction.ts';
import type { SignedIn } from '../route.ts';
import { lockCase, surroundingsOf } from './lock-case.ts';

/** This contact is about this case too; a contact is in a case once, with the role that it got first. */
export async function linkInteraction(
  unit: Unit,
  signedIn: SignedIn,
  given: { caseId: CaseId; interactionId: InteractionId; role: 'continued_in' | 'mentioned' },
): Promise<void> {
  const { caseId, interactionId, role } = given;
  const tenantId = unit.who.tenantId;
  const found = await lockCase(unit, caseId);
  await lockInteraction(unit, signedIn, interactionId);
  const linked = await unit.tx
    .insertInto('case_interaction')
    .values({
      ...{ tenant_id: tenantId, case_id: caseId, interaction_id: interactionId, role },
      linked_at: new Date(unit.at),
    })
    .onConflict((oc) => oc.columns(['tenant_id', 'case_id', 'interaction_id']).doNothing())
    .returning('case_id')
    .executeTakeFirst();
  if (linked) unit.fact({ kind: 'case.linked', caseId, interactionId, ...surroundingsOf(found), role });
}
