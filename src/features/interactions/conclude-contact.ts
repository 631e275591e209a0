import { AppError } from '../../shared/errors.ts';
import type { Who } from '../../adapters/postgres/unit.ts';
import type { ContactPointId, InteractionId, OutcomeId, TenantId } from '../../shared/ids.ts';
import { applyOutcome } from '../cases/apply-outcome.ts';
import { learnFromOutcome } from '../customers/learn-from-outcome.ts';
import type { Deps } from '../deps.ts';

/**
 * What follows from a finished wrap-up: its cases move on, and its number is known better. The outcome is the rule
 * that the log names, the wrap-up the cause. Done twice it changes nothing.
 */
export async function concludeContact(
  deps: Deps,
  tenantId: TenantId,
  interactionId: InteractionId,
  causedBy: number,
): Promise<void> {
  const asEngine: Who = { tenantId, actor: { kind: 'engine' }, principalIds: null };
  const contact = await deps.read(asEngine, (tx) =>
    tx
      .selectFrom('interaction as i')
      .innerJoin('outcome as o', (join) =>
        join.onRef('o.tenant_id', '=', 'i.tenant_id').onRef('o.id', '=', 'i.outcome_id'),
      )
      .select(['i.outcome_id', 'i.contact_point_id', 'o.key', 'o.effect'])
      .where('i.tenant_id', '=', tenantId)
      .where('i.id', '=', interactionId)
      .executeTakeFirst(),
  );
  if (!contact) throw new AppError('not-found', { interactionId });
  const asOutcome: Who = { ...asEngine, actor: { kind: 'rule', rule: `outcome:${contact.key}`, version: 1 } };
  await deps.commit(asOutcome, async (unit) => {
    await applyOutcome(unit, { interactionId, effect: contact.effect, causedBy });
    await learnFromOutcome(unit, {
      interactionId,
      contactPointId: contact.contact_point_id as ContactPointId | null,
      outcomeId: contact.outcome_id as OutcomeId,
      causedBy,
    });
  });
}
