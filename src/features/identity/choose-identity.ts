import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { CustomerId, InteractionId } from '../../shared/ids.ts';
import { rememberNumber } from '../customers/remember-number.ts';
import { lockInteraction } from '../interactions/lock-interaction.ts';
import type { SignedIn } from '../route.ts';
import { nameCallbacks } from './queries.ts';

export type IdentityChoice =
  | { state: 'matched'; customerId: CustomerId; remember: 'shared' | 'direct' | null }
  | { state: 'anonymous' }
  | { state: 'third-party'; customerId: CustomerId | null };

/**
 * Somebody says who is calling. Only this contact is linked: no case moves, nothing is created. A wrong choice is
 * corrected by choosing again, and the log keeps both.
 */
export async function chooseIdentity(
  unit: Unit,
  signedIn: SignedIn,
  { interactionId, choice }: { interactionId: InteractionId; choice: IdentityChoice },
): Promise<void> {
  const interaction = await lockInteraction(unit, signedIn, interactionId);
  const customerId = choice.state === 'anonymous' ? null : choice.customerId;
  await demandCustomer(unit, customerId);
  const wanted = choice.state === 'matched' ? choice.remember : null;
  const remember = interaction.contact_point_id ? wanted : null;
  if (interaction.identity_state === choice.state && interaction.customer_id === customerId && !remember) return;
  await unit.tx
    .updateTable('interaction')
    .set({ identity_state: choice.state, customer_id: customerId })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', interactionId)
    .execute();
  await nameCallbacks(unit.tx, unit.who.tenantId, interactionId);
  unit.fact({ kind: 'identity.chosen', interactionId, state: choice.state, customerId, remember });
  if (remember && customerId)
    await rememberNumber(unit, {
      ...{ customerId, contactPointId: interaction.contact_point_id!, usage: remember, interactionId },
    });
}

async function demandCustomer({ tx, who }: Unit, id: CustomerId | null): Promise<void> {
  if (id === null) return;
  const customer = await tx
    .selectFrom('customer')
    .select('id')
    .where('tenant_id', '=', who.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!customer) throw new AppError('not-found', { customerId: id });
}
