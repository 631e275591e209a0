import type { Unit } from '../../adapters/postgres/unit.ts';
import { caseMove } from '../../core/cases/case-move.ts';
import { AppError } from '../../shared/errors.ts';
import type { CaseId } from '../../shared/ids.ts';
import { lockCase, surroundingsOf } from './lock-case.ts';

/** Moves a case on, or opens it again; twice to the same state is once. */
export async function changeCaseState(
  unit: Unit,
  { caseId, state }: { caseId: CaseId; state: 'open' | 'waiting' | 'resolved' },
  causedBy: number | null = null,
): Promise<void> {
  const before = await lockCase(unit, caseId);
  const move = caseMove(before.state, state);
  if (move.kind === 'refused') throw new AppError(move.rule, { state: before.state });
  if (move.kind === 'stays') return;
  await unit.tx
    .updateTable('case')
    .set({ state, resolved_at: state === 'resolved' ? new Date(unit.at) : null })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', caseId)
    .execute();
  unit.fact({ kind: 'case.stateChanged', caseId, ...surroundingsOf(before), state, reason: null }, { causedBy });
}
