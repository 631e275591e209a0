import { type RawBuilder, sql } from 'kysely';
import type { ContactKind } from '../../shared/api/interactions.ts';

/**
 * What the report counts and its lists show, said once: `i` is the interaction, `w` a form of it, `p` a topic of it, `o`
 * the outcome.
 * Voided contacts stay contacts (a complaint cannot be made to vanish); abandoned is who gave up in a queue, as the
 * field defines it; anonymous, with and without an outcome are shares of the answered. To finish are forms, not
 * contacts: of a contact that was lost and taken again two agents may have one.
 */
export const contactKinds: Readonly<Record<ContactKind, RawBuilder<boolean>>> = {
  contacts: sql`true`,
  topics: sql`true`,
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
  ${rowOf(of).join}
  left join outcome o on o.tenant_id = i.tenant_id and o.id = ${rowOf(of).outcomeId}
  where i.tenant_id = ${tenantId} and i.arrived_at >= ${from} and i.arrived_at < ${to}`;

interface ListRow {
  join: RawBuilder<unknown>;
  /** Tells the rows of one contact apart; null where a contact is one row. */
  partId: RawBuilder<unknown> | null;
  agentId: RawBuilder<unknown>;
  outcomeId: RawBuilder<unknown>;
}

/** What one row of a list is: the contact, or a form or a topic of it with its own agent and outcome. */
export function rowOf(of: ContactKind): ListRow {
  const contact = { agentId: sql`i.agent_id`, outcomeId: sql`i.outcome_id` };
  if (of === 'parked')
    return {
      join: sql`join wrap_up w on w.tenant_id = i.tenant_id and w.interaction_id = i.id`,
      ...{ partId: sql`w.agent_id`, agentId: sql`w.agent_id`, outcomeId: sql`w.outcome_id` },
    };
  if (of === 'topics')
    return {
      join: sql`join interaction_topic p
        on p.tenant_id = i.tenant_id and p.interaction_id = i.id and p.removed_at is null`,
      ...{ ...contact, partId: sql`p.id`, outcomeId: sql`p.outcome_id` },
    };
  return { join: sql``, partId: null, ...contact };
}
