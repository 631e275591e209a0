import type { Unit } from '../../adapters/postgres/unit.ts';

type Retirable =
  'principal' | 'skill' | 'team' | 'topic' | 'outcome' | 'holidays' | 'calendar' | 'queue' | 'flow' | 'number';

/** Out of use from then on, or in use again. */
export const retireRow =
  (table: Retirable) =>
  async ({ tx, who }: Unit, id: string, at: Date | null): Promise<void> => {
    await tx
      .updateTable(table)
      .set({ retired_at: at })
      .where('tenant_id', '=', who.tenantId)
      .where('id', '=', id)
      .execute();
  };
