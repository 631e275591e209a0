import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { OutcomeId } from '../../shared/ids.ts';

/** An outcome that can still be chosen, or a refusal; `callback` when it promises a call. */
export async function demandOutcome({ tx, who }: Pick<Unit, 'tx' | 'who'>, id: OutcomeId): Promise<{ effect: string }> {
  const outcome = await tx
    .selectFrom('outcome')
    .select('effect')
    .where('tenant_id', '=', who.tenantId)
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (!outcome) throw new AppError('not-found', { outcomeId: id });
  return outcome;
}
