import type { Tx, Unit } from '../../adapters/postgres/unit.ts';
import type { QueueSettings } from '../../shared/config/queue.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { ConfigTable } from './config-table.ts';
import { idOrNull, idsOf } from './ids-of.ts';
import { insertRow } from './insert-row.ts';
import { retireRow } from './retire-row.ts';

export const queueTable: ConfigTable<QueueSettings> = {
  list: async (tx, tenantId) => {
    const rows = await findQueues(tx, tenantId);
    const skills = await findSkills(tx, tenantId);
    return rows.map((row) => ({
      ...{ id: row.id, key: row.key, retiredAt: row.retired_at },
      settings: settingsOf(row, skills.get(row.id) ?? []),
    }));
  },
  write: async (unit, { id, key, settings, isNew }) => {
    const columns = await columnsOf(unit, settings);
    if (isNew) await insertRow(unit, 'queue', { id, key, ...columns });
    else {
      await unit.tx
        .updateTable('queue')
        .set(columns)
        .where('tenant_id', '=', unit.who.tenantId)
        .where('id', '=', id)
        .execute();
    }
    await writeSkills(unit, id, settings.skills);
  },
  retire: retireRow('queue'),
};

type QueueRow = Awaited<ReturnType<typeof findQueues>>[number];

const findQueues = (tx: Tx, tenantId: TenantId) =>
  tx
    .selectFrom('queue')
    .leftJoin('principal', (join) =>
      join.onRef('principal.tenant_id', '=', 'queue.tenant_id').onRef('principal.id', '=', 'queue.principal_id'),
    )
    .selectAll('queue')
    .select('principal.key as principal_key')
    .where('queue.tenant_id', '=', tenantId)
    .orderBy('queue.key')
    .execute();

type QueueSkills = QueueSettings['skills'];

/** In the order in which they were named: a relaxation may leave only the first. */
async function findSkills(tx: Tx, tenantId: TenantId): Promise<ReadonlyMap<string, QueueSkills>> {
  const rows = await tx
    .selectFrom('queue_skill')
    .innerJoin('skill', (join) =>
      join.onRef('skill.tenant_id', '=', 'queue_skill.tenant_id').onRef('skill.id', '=', 'queue_skill.skill_id'),
    )
    .select(['queue_skill.queue_id', 'skill.key', 'queue_skill.level'])
    .where('queue_skill.tenant_id', '=', tenantId)
    .orderBy('queue_skill.position')
    .orderBy('skill.key')
    .execute();
  const skills = new Map<string, QueueSkills>();
  for (const { queue_id, key, level } of rows)
    skills.set(queue_id, [...(skills.get(queue_id) ?? []), { skill: key, level }]);
  return skills;
}

const settingsOf = (row: QueueRow, skills: QueueSkills): QueueSettings => ({
  ...{ names: row.names, principal: row.principal_key, language: row.language, skills },
  relaxations: (row.relaxations as QueueSettings['relaxations']).toSorted((a, b) => a.afterMs - b.afterMs),
  ...{ priority: row.priority, ageingPerMinute: row.ageing_per_minute, ringMs: row.ring_ms },
  ...{ wrapUpMs: row.wrap_up_ms, wrapUpExtensionMs: row.wrap_up_extension_ms },
  ...{ wrapUpExtensionsMax: row.wrap_up_extensions_max, serviceLevelMs: row.service_level_ms },
  ...{ recorded: row.recorded, lastAgentMs: row.last_agent_ms },
});

const columnsOf = async ({ tx, who }: Unit, settings: QueueSettings) => ({
  names: JSON.stringify(settings.names),
  principal_id: await idOrNull(tx, who.tenantId, { table: 'principal', key: settings.principal }),
  language: settings.language,
  relaxations: JSON.stringify(settings.relaxations),
  ...{ priority: settings.priority, ageing_per_minute: settings.ageingPerMinute, ring_ms: settings.ringMs },
  ...{ wrap_up_ms: settings.wrapUpMs, wrap_up_extension_ms: settings.wrapUpExtensionMs },
  ...{ wrap_up_extensions_max: settings.wrapUpExtensionsMax, service_level_ms: settings.serviceLevelMs },
  ...{ recorded: settings.recorded, last_agent_ms: settings.lastAgentMs },
});

async function writeSkills({ tx, who: { tenantId } }: Unit, queueId: string, skills: QueueSkills): Promise<void> {
  await tx.deleteFrom('queue_skill').where('tenant_id', '=', tenantId).where('queue_id', '=', queueId).execute();
  if (skills.length === 0) return;
  const idOf = await idsOf(tx, tenantId, { table: 'skill', keys: skills.map(({ skill }) => skill) });
  await tx
    .insertInto('queue_skill')
    .values(
      skills.map(({ skill, level }, position) => ({
        ...{ tenant_id: tenantId, queue_id: queueId, skill_id: idOf(skill), level, position },
      })),
    )
    .execute();
}
