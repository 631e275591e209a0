import type { Tx } from '../../adapters/postgres/unit.ts';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import { AppError } from '../../shared/errors.ts';
import type { SignedIn } from '../route.ts';
import { findDefinition, findFlow } from './queries.ts';

/** A version as it answered calls, or still does. */
export async function getVersion(
  tx: Tx,
  { tenantId }: SignedIn,
  { key, version }: { key: string; version: number },
): Promise<{ definition: FlowDefinition }> {
  const flow = await findFlow(tx, tenantId, key);
  const definition = flow && (await findDefinition(tx, tenantId, { flowId: flow.id, version }));
  if (!definition) throw new AppError('not-found');
  return { definition };
}
