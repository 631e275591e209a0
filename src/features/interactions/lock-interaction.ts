import { type RawBuilder, sql } from 'kysely';
import { lockHead } from '../../adapters/postgres/lock-head.ts';
import type { Tx, Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { ContactPointId, CustomerId, InteractionId, OutcomeId, PrincipalId, UserId } from '../../shared/ids.ts';
import type { SignedIn } from '../route.ts';
import { hadLast } from './had-last.ts';

export interface LockedInteraction {
  id: InteractionId;
  principal_id: PrincipalId | null;
  state: string;
  agent_id: UserId | null;
  identity_state: string;
  customer_id: CustomerId | null;
  contact_point_id: ContactPointId | null;
  voided_at: Date | null;
  /** The own form, else that of the agent who has the contact. */
  wrap_up_agent_id: UserId | null;
  wrap_up_state: string | null;
  /** What that form says; without a form what the contact does. */
  outcome_id: OutcomeId | null;
  /** What is said here is said for the contact: no other agent had it later. */
  speaks_for_contact: boolean;
}

/** The interaction, kept from changing until the unit ends, for somebody who may change it. */
export async function lockInteraction(unit: Unit, signedIn: SignedIn, id: InteractionId): Promise<LockedInteraction> {
  await lockHead(unit);
  return findOwn(unit.tx, signedIn, id, sql`for no key update of i`);
}

/** The same without keeping it: before another system is asked, or for what only names the contact. */
export const demandOwnInteraction = (tx: Tx, signedIn: SignedIn, id: InteractionId): Promise<LockedInteraction> =>
  findOwn(tx, signedIn, id, sql``);

/** An agent may change the own contacts and those of which the own form is there, a supervisor any that is in sight. */
async function findOwn(
  tx: Tx,
  signedIn: SignedIn,
  id: InteractionId,
  lock: RawBuilder<unknown>,
): Promise<LockedInteraction> {
  const { rows } = await sql<LockedInteraction>`
    select i.id, i.principal_id, i.state, i.agent_id, i.identity_state, i.customer_id, i.contact_point_id, i.voided_at,
           w.agent_id as wrap_up_agent_id, w.state as wrap_up_state,
           case when w.agent_id is null then i.outcome_id else w.outcome_id end as outcome_id,
           w.agent_id is null or w.agent_id is not distinct from ${hadLast} as speaks_for_contact
    from interaction i
    left join lateral (
      select agent_id, state, outcome_id from wrap_up
      where tenant_id = i.tenant_id and interaction_id = i.id and agent_id in (i.agent_id, ${signedIn.userId})
      order by agent_id = ${signedIn.userId} desc limit 1
    ) w on true
    where i.tenant_id = ${signedIn.tenantId} and i.id = ${id} ${lock}`.execute(tx);
  const found = rows[0];
  if (!found) throw new AppError('not-found', { interactionId: id });
  const hasForm = found.wrap_up_agent_id === signedIn.userId && found.wrap_up_state !== 'finished';
  const isOwn = found.agent_id === signedIn.userId || hasForm;
  if (signedIn.role === 'agent' && !isOwn) throw new AppError('call-not-yours');
  return found;
}
