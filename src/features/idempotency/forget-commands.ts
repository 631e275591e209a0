import type { TenantId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';

/** Nobody repeats a command after so long; its answer holds what the tables hold too. */
const keptMs = 24 * 3_600_000;

export async function forgetCommands(deps: Deps, tenantId: TenantId): Promise<void> {
  await deps.commit({ tenantId, actor: { kind: 'engine' }, principalIds: null }, ({ tx }) =>
    tx
      .deleteFrom('idempotency_key')
      .where('tenant_id', '=', tenantId)
      .where('created_at', '<', new Date(deps.now() - keptMs))
      .execute(),
  );
}
