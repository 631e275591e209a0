import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { InteractionId, OutcomeId } from '../../shared/ids.ts';
import type { SignedIn } from '../route.ts';
import { demandOutcome } from './demand-outcome.ts';
import { type LockedInteraction, lockInteraction } from './lock-interaction.ts';

/**
 * Says how the contact ended, at any time of the call or after it, in the form of whoever has one. It makes no case and
 * closes none: what an outcome does to cases happens when the wrap-up is finished, so that it can be changed until then.
 */
export async function chooseOutcome(
  unit: Unit,
  signedIn: SignedIn,
  { interactionId, outcomeId }: { interactionId: InteractionId; outcomeId: OutcomeId },
): Promise<void> {
  const interaction = await lockInteraction(unit, signedIn, interactionId);
  if (isClosed(interaction)) throw new AppError('wrap-up-closed');
  await demandOutcome(unit, outcomeId);
  if (interaction.outcome_id === outcomeId) return;
  await writeOutcome(unit, interaction, outcomeId);
  unit.fact({ kind: 'outcome.chosen', interactionId, outcomeId });
}

/** A form that was finished stands, unless its agent has taken the call again. */
const isClosed = ({ state, agent_id, wrap_up_agent_id, wrap_up_state }: LockedInteraction): boolean =>
  wrap_up_state === 'finished' && !(state === 'talking' && agent_id === wrap_up_agent_id);

/** Into the form, and for the contact where no other agent had it later. */
async function writeOutcome({ tx, who }: Unit, interaction: LockedInteraction, outcomeId: OutcomeId): Promise<void> {
  const { id, wrap_up_agent_id, speaks_for_contact } = interaction;
  const said = { outcome_id: outcomeId };
  if (wrap_up_agent_id)
    await tx
      .updateTable('wrap_up')
      .set(said)
      .where('tenant_id', '=', who.tenantId)
      .where('interaction_id', '=', id)
      .where('agent_id', '=', wrap_up_agent_id)
      .execute();
  if (speaks_for_contact)
    await tx.updateTable('interaction').set(said).where('tenant_id', '=', who.tenantId).where('id', '=', id).execute();
}
