import type { TenantId, UserId } from '../../shared/ids.ts';
import { AppError } from '../../shared/errors.ts';
import type { Deps } from '../deps.ts';
import { demand, signedInRoute } from '../route.ts';
import { getLive } from './get-live.ts';
import { recordForcedState } from './record-forced-state.ts';

export function liveRoutes(deps: Deps) {
  const { live } = signedInRoute;
  return {
    get: live.get.handler(({ context: { signedIn, who } }) => {
      demand(signedIn, 'read', 'floor');
      return deps.read(who, (tx) => getLive(tx, signedIn));
    }),
    forceState: live.forceState.handler(async ({ input: { id, chosen, why }, context: { signedIn, who } }) => {
      demand(signedIn, 'change', 'floor');
      const { tenantId, userId } = signedIn;
      await demandAgent(deps, tenantId, id);
      await deps.route(tenantId, { kind: 'agent.chooseState', agentId: id, chosen, setBy: userId });
      await deps.commit(who, (unit) => recordForcedState(unit, userId, { agentId: id, chosen, why }));
      return { done: true as const };
    }),
  };
}

/** The engine knows agents, not tenants: whose agent it is is asked here. */
async function demandAgent(deps: Deps, tenantId: TenantId, id: UserId): Promise<void> {
  const found = await deps.read({ tenantId, actor: { kind: 'engine' }, principalIds: null }, (tx) =>
    tx
      .selectFrom('user_account')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('deactivated_at', 'is', null)
      .executeTakeFirst(),
  );
  if (!found) throw new AppError('not-found');
}
