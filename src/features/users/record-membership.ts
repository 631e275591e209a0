import type { Unit } from '../../adapters/postgres/unit.ts';
import type { UserId } from '../../shared/ids.ts';

/** Where somebody belongs from now on; where they belonged stays on record for the reports of that time. */
export async function recordMembership(unit: Unit, userId: UserId, teamId: string | null): Promise<void> {
  const { tx, who, at } = unit;
  const of = { tenant_id: who.tenantId, user_id: userId };
  const open = await tx
    .selectFrom('team_membership')
    .select(['team_id', 'since'])
    .where((eb) => eb.and(of))
    .where('until', 'is', null)
    .executeTakeFirst();
  if ((open?.team_id ?? null) === teamId) return;
  // A unit that waited for another began before it.
  const since = new Date(Math.max(at, open?.since.getTime() ?? at));
  if (open) {
    await tx
      .updateTable('team_membership')
      .set({ until: since })
      .where((eb) => eb.and(of))
      .where('until', 'is', null)
      .execute();
  }
  if (teamId === null) return;
  await tx
    .insertInto('team_membership')
    .values({ ...of, team_id: teamId, since })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'user_id', 'since', 'team_id']).doUpdateSet({ until: null }),
    )
    .execute();
}
