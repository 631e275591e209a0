import { type RawBuilder, sql } from 'kysely';
import type { ContactKind } from '../../shared/api/interactions.ts';

/**
 * What the report counts and its lists show, said once: `i` is the interaction, `w` a form of it, `o` the outcome.
 * Voided contacts stay contacts (a complaint cannot be made to vanish); abandoned is who gave up in a queue, as the
 * field defines it; anonymous, with and without an outcome are shares of the answered. To finish are forms, not
 * contacts: of a contact that was lost and taken again two agents may have one.
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
  parked: sql`w.state = 'parked'`,
};

/** Interactions that came in a period, with what the kind looks at. */
export const contactsBetween = (tenantId: string, { from, to }: { from: string; to: string }, of: ContactKind) => sql`
  interaction i
  ${of === 'parked' ? sql`join wrap_up w on w.tenant_id = i.tenant_id and w.interaction_id = i.id` : sql``}
  left join outcome o on o.tenant_id = i.tenant_id and o.id = ${contactPart(of, 'outcome_id')}
  where i.tenant_id = ${tenantId} and i.arrived_at >= ${from} and i.arrived_at < ${to}`;

/** Whose it is and what was said: of a form to finish its own agent and outcome, else those of the contact. */
export const contactPart = (of: ContactKind, column: 'agent_id' | 'outcome_id'): RawBuilder<unknown> =>
  sql.ref(`${of === 'parked' ? 'w' : 'i'}.${column}`);
