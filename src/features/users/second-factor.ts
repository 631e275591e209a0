import type { Tx } from '../../adapters/postgres/unit.ts';
import type { Role } from '../../core/permissions/ability.ts';
import type { Me } from '../../shared/api/session.ts';
import type { Account } from './start-session.ts';

interface FoundFactor {
  sealed: Buffer;
  /** Null while nobody has shown a code of it yet: it is asked for by nothing. */
  confirmedAt: Date | null;
  recoveryCodesLeft: number;
}

/** The second factor of an account; null where there is none. */
export async function findSecondFactor(tx: Tx, { tenantId, userId }: Account): Promise<FoundFactor | null> {
  const row = await tx
    .selectFrom('second_factor')
    .select(['secret_sealed', 'confirmed_at', 'recovery_hashes'])
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!row?.secret_sealed) return null;
  return {
    sealed: row.secret_sealed,
    confirmedAt: row.confirmed_at,
    recoveryCodesLeft: row.recovery_hashes.length,
  };
}

/** What is to be done about a second factor by somebody of that role, where the tenant has that rule. */
export function secondFactorOwed(of: { isSet: boolean; role: Role; rule: string; demo: boolean }): Me['secondFactor'] {
  if (of.isSet) return 'set';
  if (of.role === 'agent') return 'free';
  if (of.rule === 'demanded') return 'demanded';
  // The accounts of the demo are everybody's.
  return of.demo ? 'free' : 'asked';
}
