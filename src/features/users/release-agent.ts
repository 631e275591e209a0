import { AppError } from '../../shared/errors.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';

/**
 * Somebody was deactivated: routing signs them out and their phone is no longer known. In a contact they stay until it
 * ends; their desk is closed by then, which takes them offline like any that was lost.
 */
export async function releaseAgent(
  deps: Pick<Deps, 'route' | 'provisionPhones'>,
  tenantId: TenantId,
  agentId: UserId,
): Promise<void> {
  try {
    await deps.route(tenantId, { kind: 'agent.signOut', agentId });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'agent-busy')) throw error;
  }
  await deps.provisionPhones();
}
