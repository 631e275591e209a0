import type { Unit } from '../../adapters/postgres/unit.ts';
import { ConnectorManifest } from '../../shared/connector-manifest.ts';
import { AppError } from '../../shared/errors.ts';

/** The other system now lives at another address; everything else of its manifest stays. */
export async function moveConnector(unit: Unit, key: string, baseUrl: string): Promise<void> {
  const { tx, who } = unit;
  const connector = await tx
    .selectFrom('connector')
    .select(['id', 'manifest', 'version'])
    .where('tenant_id', '=', who.tenantId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!connector) throw new AppError('not-found', { connector: key });
  const before = ConnectorManifest.parse(connector.manifest);
  if (before.baseUrl === baseUrl) return;
  await tx
    .updateTable('connector')
    .set({ manifest: JSON.stringify({ ...before, baseUrl }), version: connector.version + 1 })
    .where('tenant_id', '=', who.tenantId)
    .where('id', '=', connector.id)
    .execute();
  unit.audit({
    act: 'connector.moved',
    subjectKind: 'connector',
    subjectId: connector.id,
    detail: { from: before.baseUrl, to: baseUrl },
  });
}
