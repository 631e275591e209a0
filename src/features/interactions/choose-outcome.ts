import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { InteractionId, OutcomeId } from '../../shared/ids.ts';
import type { SignedIn } from '../route.ts';
import { demandOutcome } from './demand-outcome.ts';
import { lockInteraction } from './lock-interaction.ts';

/**
 * Says how the contact ended, during the call or after it. It makes no case and closes none: what an outcome does to
 * cases happens when the wrap-up is finished, so that it can be changed until then.
 */
export async function chooseOutcome(
  unit: Unit,
  signedIn: SignedIn,
  { interactionId, outcomeId }: { interactionId: InteractionId; outcomeId: OutcomeId },
): Promise<void> {
  const interaction = await lockInteraction(unit, signedIn, interactionId);
  if (interaction.wrap_up_state === 'finished') throw new AppError('wrap-up-closed');
  await demandOutcome(unit, outcomeId);
  if (interaction.outcome_id === outcomeId) return;
  await unit.tx
    .updateTable('interaction')
    .set({ outcome_id: outcomeId })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', interactionId)
    .execute();
  unit.fact({ kind: 'outcome.chosen', interactionId, outcomeId });
}
