import type { FlowDefinition, FlowSettings } from '../../shared/config/flow.ts';
import { publishDefinition } from '../flows/publish-definition.ts';
import type { ConfigTable } from './config-table.ts';
import { retireRow } from './retire-row.ts';

/** A flow as it answers calls: one that was never published is only a draft, and no setting yet. */
export const flowTable: ConfigTable<FlowSettings> = {
  list: async (tx, tenantId) => {
    const rows = await tx
      .selectFrom('flow')
      .innerJoin('flow_version', (join) =>
        join
          .onRef('flow_version.tenant_id', '=', 'flow.tenant_id')
          .onRef('flow_version.flow_id', '=', 'flow.id')
          .onRef('flow_version.version', '=', 'flow.published_version'),
      )
      .select(['flow.id', 'flow.key', 'flow.names', 'flow.retired_at', 'flow_version.definition'])
      .where('flow.tenant_id', '=', tenantId)
      .orderBy('flow.key')
      .execute();
    return rows.map(({ id, key, names, retired_at, definition }) => ({
      ...{ id, key, retiredAt: retired_at },
      settings: { names, definition: definition as FlowDefinition },
    }));
  },
  write: (unit, { key, settings, why }, { speech }) => publishDefinition(unit, { ...settings, key, note: why }, speech),
  retire: retireRow('flow'),
};
