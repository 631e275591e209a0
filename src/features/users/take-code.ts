import { sql } from 'kysely';
import type { Unit } from '../../adapters/postgres/unit.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import { recoveryHashOf } from './recovery-codes.ts';

interface TypedCode {
  userId: UserId;
  /** Sealed. */
  secret: Buffer;
  code: string;
}

/** Whether a code is right and was not taken before: of the authenticator, or a recovery code. Each is taken once. */
export async function takeCode(
  unit: Unit,
  deps: Pick<Deps, 'secrets' | 'codes' | 'sha256'>,
  { userId, secret, code }: TypedCode,
): Promise<boolean> {
  const { tenantId } = unit.who;
  const step = deps.codes.stepOf(deps.secrets.open(tenantId, secret), code, unit.at);
  if (step !== null) return takeStep(unit, userId, step);
  if (!(await takeRecoveryCode(unit, userId, recoveryHashOf(deps, tenantId, code)))) return false;
  unit.audit({ act: 'user.recoveryCodeUsed', subjectKind: 'user', subjectId: userId });
  return true;
}

/** In one statement: of two who come with the same code at once, one is too late. */
async function takeStep({ tx, who: { tenantId } }: Unit, userId: UserId, step: number): Promise<boolean> {
  const taken = await tx
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
    .returning('user_id')
    .execute();
  return taken.length === 1;
}

async function takeRecoveryCode({ tx, who: { tenantId } }: Unit, userId: UserId, hash: string): Promise<boolean> {
  const taken = await tx
    .updateTable('second_factor')
    .set({ recovery_hashes: sql<string[]>`array_remove(recovery_hashes, ${hash})` })
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where(sql<boolean>`${hash} = any(recovery_hashes)`)
    .returning('user_id')
    .execute();
  return taken.length === 1;
}
