import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import type { NumberSettings } from '../../shared/config/number.ts';
import type {
  AgentConfig,
  NumberConfig,
  QueueConfig,
  Relaxation,
  RoutingConfig,
  ServingPolicy,
} from '../../core/routing/state.ts';
import type { FlowId, NumberId, PrincipalId, QueueId, TenantId, UserId } from '../../shared/ids.ts';
import { inLanguage } from '../../shared/language.ts';
import { loadCalendars } from './load-calendars.ts';

/** Everything that routing needs of what the administrator has set, in a fixed number of queries. */
export async function loadRoutingConfig(tx: Tx, tenantId: TenantId): Promise<RoutingConfig> {
  const { idsByKey, ...flows } = await loadFlows(tx, tenantId);
  const tenant = await tx
    .selectFrom('tenant')
    .select(['serving_policy', 'time_zone', sql<Date>`now()`.as('now')])
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const calendars = await loadCalendars(tx, tenantId, { timeZone: tenant.time_zone, at: tenant.now.getTime() });
  return {
    queues: await loadQueues(tx, tenantId),
    agents: await loadAgents(tx, tenantId),
    numbers: await loadNumbers(tx, tenantId, { idsByKey, calendars }),
    calendars,
    ...flows,
    servingPolicy: tenant.serving_policy as ServingPolicy,
  };
}

/** Those that were retired, too: somebody may still wait in one. */
async function loadQueues(tx: Tx, tenantId: TenantId): Promise<Record<QueueId, QueueConfig>> {
  const queues = await tx.selectFrom('queue').selectAll().where('tenant_id', '=', tenantId).execute();
  const skills = await tx
    .selectFrom('queue_skill')
    .innerJoin('skill', (join) =>
      join.onRef('skill.id', '=', 'queue_skill.skill_id').onRef('skill.tenant_id', '=', 'queue_skill.tenant_id'),
    )
    .select(['queue_skill.queue_id', 'skill.key', 'queue_skill.level'])
    .where('queue_skill.tenant_id', '=', tenantId)
    .orderBy('queue_skill.position')
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

/** What the settings of a number name by key. */
interface Named {
  /** Flows that were published. */
  idsByKey: ReadonlyMap<string, FlowId>;
  calendars: RoutingConfig['calendars'];
}

async function loadNumbers(tx: Tx, tenantId: TenantId, named: Named): Promise<RoutingConfig['numbers']> {
  const numbers = await tx
    .selectFrom('number')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('retired_at', 'is', null)
    .execute();
  return Object.fromEntries(
    numbers.map((number): [string, NumberConfig] => [
      number.digits,
      {
        id: number.id as NumberId,
        principalId: number.principal_id as PrincipalId | null,
        language: number.language,
        flowId: number.flow_id as FlowId,
        plans: plansOf(number.plans as NumberSettings['plans'], named),
        emergency: emergencyOf(number.emergency as NumberSettings['emergency'], named),
      },
    ]),
  );
}

/** A plan whose calendar or flow is not there decides nothing. */
const plansOf = (plans: NumberSettings['plans'], { idsByKey, calendars }: Named): NumberConfig['plans'] =>
  plans.flatMap(({ calendar, is, flow }) => {
    const flowId = idsByKey.get(flow);
    return flowId !== undefined && Object.hasOwn(calendars, calendar) ? [{ calendar, is, flowId }] : [];
  });

function emergencyOf(emergency: NumberSettings['emergency'], { idsByKey }: Named): NumberConfig['emergency'] {
  const flowId = emergency === null ? undefined : idsByKey.get(emergency.flow);
  return emergency === null || flowId === undefined ? null : { flowId, on: emergency.on };
}

type Flows = Pick<RoutingConfig, 'flows' | 'flowVersions'> & Pick<Named, 'idsByKey'>;

async function loadFlows(tx: Tx, tenantId: TenantId): Promise<Flows> {
  const flows = await tx
    .selectFrom('flow')
    .select(['id', 'key', 'published_version'])
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
  const published = flows.flatMap(({ id, key, published_version: version }) => {
    const definition = flowVersions[`${id}:${version}`];
    return definition ? [{ id: id as FlowId, key, version, definition }] : [];
  });
  return {
    flowVersions,
    flows: Object.fromEntries(published.map(({ id, version, definition }) => [id, { version, definition }])),
    idsByKey: new Map(published.map(({ id, key }) => [key, id])),
  };
}
