import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { InteractionId } from '../../shared/ids.ts';
import { demand, type SignedIn } from '../route.ts';
import { lockInteraction } from './lock-interaction.ts';

/** Marks a contact as void, with a reason. It stays where it is and is counted; the first reason stands. */
export async function voidInteraction(
  unit: Unit,
  signedIn: SignedIn,
  { interactionId, reason }: { interactionId: InteractionId; reason: string },
): Promise<void> {
  demand(signedIn, 'void', 'interaction');
  const interaction = await lockInteraction(unit, signedIn, interactionId);
  if (reason.trim() === '') throw new AppError('reason-required');
  if (interaction.voided_at) return;
  await unit.tx
    .updateTable('interaction')
    .set({ voided_at: new Date(unit.at), voided_by: signedIn.userId, void_reason: reason })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', interactionId)
    .execute();
  unit.fact({ kind: 'interaction.voided', interactionId, reason });
  unit.audit({ act: 'interaction.voided', subjectKind: 'interaction', subjectId: interactionId, detail: { reason } });
}
