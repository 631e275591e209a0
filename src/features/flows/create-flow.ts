import type { Unit } from '../../adapters/postgres/unit.ts';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import type { Names } from '../../shared/config/words.ts';
import { AppError } from '../../shared/errors.ts';
import type { FlowId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import { keepDraft } from './keep-draft.ts';

/** Begins a flow: it answers no call before its draft is published. */
export async function createFlow(
  unit: Unit,
  deps: Pick<Deps, 'newId'>,
  { key, names, definition }: { key: string; names: Names; definition: FlowDefinition },
): Promise<void> {
  const id = deps.newId() as FlowId;
  const made = await unit.tx
    .insertInto('flow')
    .values({ tenant_id: unit.who.tenantId, id, key, names: JSON.stringify(names), published_version: 0 })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw new AppError('conflict', { key });
  await keepDraft(unit, { flowId: id, definition, revision: 1 });
}
