import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { CaseId } from '../../shared/ids.ts';
import { lockCase } from './lock-case.ts';

/** Moves a case on, or opens it again. What was voided stays void. */
export async function changeCaseState(
  unit: Unit,
  { caseId, state }: { caseId: CaseId; state: 'open' | 'waiting' | 'resolved' },
  causedBy: number | null = null,
): Promise<void> {
  const before = await lockCase(unit, caseId);
  if (before.state === 'voided') throw new AppError('conflict', { state: 'voided' });
  if (before.state === state) return;
  await unit.tx
    .updateTable('case')
    .set({ state, resolved_at: state === 'resolved' ? new Date(unit.at) : null })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', caseId)
    .execute();
  unit.fact({ kind: 'case.stateChanged', caseId, state, reason: null }, { causedBy });
}
