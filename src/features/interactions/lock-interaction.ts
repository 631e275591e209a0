import { sql } from 'kysely';
import { lockHead } from '../../adapters/postgres/lock-head.ts';
import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { ContactPointId, CustomerId, InteractionId, OutcomeId, UserId } from '../../shared/ids.ts';
import type { SignedIn } from '../route.ts';

export interface LockedInteraction {
  id: InteractionId;
  agent_id: UserId | null;
  identity_state: string;
  customer_id: CustomerId | null;
  contact_point_id: ContactPointId | null;
  outcome_id: OutcomeId | null;
  voided_at: Date | null;
  wrap_up_state: string | null;
}

/**
 * The interaction, kept from changing until the unit ends, for somebody who may change it: an agent the own contacts,
 * a supervisor any.
 */
export async function lockInteraction(unit: Unit, signedIn: SignedIn, id: InteractionId): Promise<LockedInteraction> {
  await lockHead(unit);
  const { rows } = await sql<LockedInteraction>`
    select i.id, i.agent_id, i.identity_state, i.customer_id, i.contact_point_id, i.outcome_id, i.voided_at,
           w.state as wrap_up_state
    from interaction i left join wrap_up w on w.tenant_id = i.tenant_id and w.interaction_id = i.id and w.agent_id = i.agent_id
    where i.tenant_id = ${signedIn.tenantId} and i.id = ${id} for no key update of i`.execute(unit.tx);
  const found = rows[0];
  if (!found) throw new AppError('not-found');
  if (signedIn.role === 'agent' && found.agent_id !== signedIn.userId) throw new AppError('call-not-yours');
  return found;
}
