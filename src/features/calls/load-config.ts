import type { Tx } from '../../adapters/postgres/unit.ts';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import type { AgentConfig, QueueConfig, Relaxation, RoutingConfig, ServingPolicy } from '../../core/routing/state.ts';
import type { FlowId, NumberId, PrincipalId, QueueId, TenantId, UserId } from '../../shared/ids.ts';
import { inLanguage } from '../../shared/language.ts';

/** Everything that routing needs of what the administrator has set, in a fixed number of queries. */
export async function loadRoutingConfig(tx: Tx, tenantId: TenantId): Promise<RoutingConfig> {
  const flows = await loadFlows(tx, tenantId);
  const tenant = await tx
    .selectFrom('tenant')
    .select('serving_policy')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return {
    queues: await loadQueues(tx, tenantId),
    agents: await loadAgents(tx, tenantId),
    numbers: await loadNumbers(tx, tenantId),
    ...flows,
    servingPolicy: tenant.serving_policy as ServingPolicy,
  };
}

async function loadQueues(tx: Tx, tenantId: TenantId): Promise<Record<QueueId, QueueConfig>> {
  const queues = await tx
    .selectFrom('queue')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('retired_at', 'is', null)
    .execute();
  const skills = await tx
    .selectFrom('queue_skill')
    .innerJoin('skill', (join) =>
      join.onRef('skill.id', '=', 'queue_skill.skill_id').onRef('skill.tenant_id', '=', 'queue_skill.tenant_id'),
    )
    .select(['queue_skill.queue_id', 'skill.key', 'queue_skill.level'])
    .where('queue_skill.tenant_id', '=', tenantId)
    .orderBy('skill.key')
    .execute();
  return Object.fromEntries(
    queues.map((queue): [string, QueueConfig] => [
      queue.id,
      {
        id: queue.id as QueueId,
        key: queue.key,
        name: inLanguage(queue.names, queue.language),
        principalId: queue.principal_id as PrincipalId | null,
        skills: skills.filter((skill) => skill.queue_id === queue.id).map(({ key, level }) => ({ skill: key, level })),
        relaxations: (queue.relaxations as Relaxation[]).toSorted((a, b) => a.afterMs - b.afterMs),
        serviceLevelMs: queue.service_level_ms,
        priority: queue.priority,
        ageingPerMinute: queue.ageing_per_minute,
        ringMs: queue.ring_ms,
        wrapUpMs: queue.wrap_up_ms,
        wrapUpExtensionMs: queue.wrap_up_extension_ms,
        wrapUpExtensionsMax: queue.wrap_up_extensions_max,
        recorded: queue.recorded,
        lastAgentMs: queue.last_agent_ms,
      },
    ]),
  );
}

async function loadAgents(tx: Tx, tenantId: TenantId): Promise<Record<UserId, AgentConfig>> {
  const users = await tx
    .selectFrom('user_account')
    .select(['id', 'name', 'voice_capacity', 'principal_ids'])
    .where('tenant_id', '=', tenantId)
    .where('deactivated_at', 'is', null)
    .execute();
  const skills = await tx
    .selectFrom('agent_skill')
    .innerJoin('skill', (join) =>
      join.onRef('skill.id', '=', 'agent_skill.skill_id').onRef('skill.tenant_id', '=', 'agent_skill.tenant_id'),
    )
    .select(['agent_skill.agent_id', 'skill.key', 'agent_skill.level'])
    .where('agent_skill.tenant_id', '=', tenantId)
    .execute();
  const levels = new Map<string, Record<string, number>>();
  for (const { agent_id, key, level } of skills) levels.set(agent_id, { ...levels.get(agent_id), [key]: level });
  return Object.fromEntries(
    users.map((user): [string, AgentConfig] => [
      user.id,
      {
        id: user.id as UserId,
        name: user.name,
        skills: levels.get(user.id) ?? {},
        capacity: user.voice_capacity,
        principalIds: user.principal_ids as PrincipalId[] | null,
      },
    ]),
  );
}

async function loadNumbers(tx: Tx, tenantId: TenantId): Promise<RoutingConfig['numbers']> {
  const numbers = await tx.selectFrom('number').selectAll().where('tenant_id', '=', tenantId).execute();
  return Object.fromEntries(
    numbers.map((number) => [
      number.digits,
      {
        id: number.id as NumberId,
        principalId: number.principal_id as PrincipalId | null,
        flowId: number.flow_id as FlowId,
        language: number.language,
      },
    ]),
  );
}

async function loadFlows(tx: Tx, tenantId: TenantId): Promise<Pick<RoutingConfig, 'flows' | 'flowVersions'>> {
  const flows = await tx
    .selectFrom('flow')
    .select(['id', 'published_version'])
    .where('tenant_id', '=', tenantId)
    .execute();
  const versions = await tx
    .selectFrom('flow_version')
    .select(['flow_id', 'version', 'definition'])
    .where('tenant_id', '=', tenantId)
    .execute();
  const flowVersions = Object.fromEntries(
    versions.map((row) => [`${row.flow_id}:${row.version}`, row.definition as FlowDefinition]),
  );
  return {
    flowVersions,
    flows: Object.fromEntries(
      flows.flatMap((flow) => {
        const definition = flowVersions[`${flow.id}:${flow.published_version}`];
        return definition ? [[flow.id, { version: flow.published_version, definition }]] : [];
      }),
    ),
  };
}
