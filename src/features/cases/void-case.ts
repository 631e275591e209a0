import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { CaseId } from '../../shared/ids.ts';
import { demand, type SignedIn } from '../route.ts';
import { lockCase, surroundingsOf } from './lock-case.ts';

/** Marks a case as void, with a reason. It stays with its number and its history; the first reason stands. */
export async function voidCase(
  unit: Unit,
  signedIn: SignedIn,
  { caseId, reason }: { caseId: CaseId; reason: string },
): Promise<void> {
  demand(signedIn, 'void', 'case');
  const before = await lockCase(unit, caseId);
  if (reason.trim() === '') throw new AppError('reason-required');
  if (before.state === 'voided') return;
  await unit.tx
    .updateTable('case')
    .set({ state: 'voided', resolved_at: new Date(unit.at) })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', caseId)
    .execute();
  unit.fact({ kind: 'case.stateChanged', caseId, ...surroundingsOf(before), state: 'voided', reason });
  unit.audit({ act: 'case.voided', subjectKind: 'case', subjectId: caseId, detail: { reason } });
}
