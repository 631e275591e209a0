import type { Unit } from '../../adapters/postgres/unit.ts';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import type { FlowId } from '../../shared/ids.ts';

/** Writes the only draft of a flow; whoever calls it holds the flow. */
export async function keepDraft(
  { tx, who, at }: Unit,
  { flowId, definition, revision }: { flowId: FlowId; definition: FlowDefinition; revision: number },
): Promise<void> {
  const saved = {
    ...{ definition: JSON.stringify(definition), revision, saved_at: new Date(at) },
    saved_by: JSON.stringify(who.actor),
  };
  await tx
    .insertInto('flow_draft')
    .values({ tenant_id: who.tenantId, flow_id: flowId, ...saved })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'flow_id']).doUpdateSet(saved))
    .execute();
}

export async function forgetDraft({ tx, who }: Unit, flowId: FlowId): Promise<void> {
  await tx.deleteFrom('flow_draft').where('tenant_id', '=', who.tenantId).where('flow_id', '=', flowId).execute();
}
