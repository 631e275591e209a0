import { type RawBuilder, sql } from 'kysely';
import type { ContactKind } from '../../shared/api/interactions.ts';

/**
 * What the report counts and its lists show, said once: `i` is the interaction, `w` its wrap-up, `o` its outcome.
 * Voided contacts stay contacts (a complaint cannot be made to vanish); abandoned is who gave up in a queue, as the
 * field defines it; anonymous, with and without an outcome are shares of the answered.
 */
export const contactKinds: Readonly<Record<ContactKind, RawBuilder<boolean>>> = {
  contacts: sql`true`,
  answered: sql`i.answered_at is not null`,
  abandoned: sql`i.ending is not distinct from 'abandoned-in-queue'`,
  'with-outcome': sql`(i.answered_at is not null and i.outcome_id is not null)`,
  'no-outcome': sql`(i.answered_at is not null and i.outcome_id is null)`,
  'no-case-outcome': sql`o.effect is not distinct from 'none'`,
  anonymous: sql`(i.answered_at is not null and i.customer_id is null)`,
  voided: sql`i.voided_at is not null`,
  parked: sql`w.state is not distinct from 'parked'`,
};

/** Interactions that came in a period, with what the kinds look at. */
export const contactsBetween = (tenantId: string, from: string, to: string) => sql`
  interaction i
  left join wrap_up w on w.tenant_id = i.tenant_id and w.interaction_id = i.id and w.agent_id = i.agent_id
  left join outcome o on o.tenant_id = i.tenant_id and o.id = i.outcome_id
  where i.tenant_id = ${tenantId} and i.arrived_at >= ${from} and i.arrived_at < ${to}`;
