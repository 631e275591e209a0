import type { Unit } from '../../adapters/postgres/unit.ts';
import type { UserId } from '../../shared/ids.ts';
import { demandAnotherAdministrator } from './demand-administrator.ts';
import { endLogins } from './end-logins.ts';

interface Rights {
  role: string;
  principal_ids: readonly string[] | null;
}

interface UserColumns extends Rights {
  name: string;
  email: string;
  language: string;
  voice_capacity: number;
  team_id: string | null;
  principal_ids: string[] | null;
}

/** Whoever may see or do something else signs in again: an open desk shows what was allowed when it was opened. */
export async function changeUser(unit: Unit, userId: UserId, columns: UserColumns): Promise<void> {
  const of = { tenant_id: unit.who.tenantId, id: userId };
  const before = await unit.tx
    .selectFrom('user_account')
    .select(['role', 'principal_ids'])
    .where((eb) => eb.and(of))
    .executeTakeFirstOrThrow();
  if (!administersAll(columns)) await demandAnotherAdministrator(unit, userId);
  await unit.tx
    .updateTable('user_account')
    .set(columns)
    .where((eb) => eb.and(of))
    .execute();
  if (!isSame(before, columns)) await endLogins(unit, userId, 'all');
}

const administersAll = ({ role, principal_ids }: Rights): boolean => role === 'admin' && principal_ids === null;

const isSame = (a: Rights, b: Rights): boolean => a.role === b.role && scopeOf(a) === scopeOf(b);

const scopeOf = ({ principal_ids }: Rights): string => principal_ids?.toSorted().join() ?? 'all';
