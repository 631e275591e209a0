import type { AgentConfig, QueueConfig, RoutingConfig, ServingPolicy } from '../../../../src/core/routing/state.ts';
import type { PhoneAccount } from '../../../../src/core/telephony/telephony-port.ts';
import { FlowId, NumberId, OutcomeId, PrincipalId, QueueId, TenantId, UserId } from '../../../../src/shared/ids.ts';
import type { Chance } from '../random.ts';
import { drawFlow } from './draw-flow.ts';

/** One tenant as the administrator has set it up. */
export interface CentreTenant {
  id: TenantId;
  config: RoutingConfig;
  /** As they are dialled, without the plus. */
  numbers: readonly string[];
  accounts: readonly PhoneAccount[];
  outcomeIds: readonly OutcomeId[];
}

const noPlans = { plans: [], emergency: null };

const queueKeys = ['cards', 'loans', 'urgent'] as const;

/** Queues of different skills, priorities and ageing, flows with prompts and digits, and agents who can do some of it. */
export function drawTenant(chance: Chance, nth: number, agents: number, servingPolicy: ServingPolicy): CentreTenant {
  const principalId = PrincipalId.parse(chance.uuid());
  const queues = queueKeys.map((key) => drawQueue(chance, key, key === 'loans' ? principalId : null));
  const people = Array.from({ length: agents }, (_, index) => drawAgent(chance, index, principalId));
  const lines = queues.map((queue, index) => ({
    digits: `4208${nth}00${index}00`,
    number: { id: NumberId.parse(chance.uuid()), principalId: queue.principalId, language: 'cs' as const, ...noPlans },
    flowId: FlowId.parse(chance.uuid()),
    definition: drawFlow(chance, queue.key),
  }));
  return {
    id: TenantId.parse(chance.uuid()),
    numbers: lines.map(({ digits }) => digits),
    accounts: people.map(({ id, name }) => ({
      agentId: id,
      username: id.replaceAll('-', ''),
      password: 'secret',
      displayName: name,
    })),
    outcomeIds: [OutcomeId.parse(chance.uuid()), OutcomeId.parse(chance.uuid())],
    config: {
      queues: Object.fromEntries(queues.map((queue) => [queue.id, queue])),
      agents: Object.fromEntries(people.map((agent) => [agent.id, agent])),
      numbers: Object.fromEntries(lines.map(({ digits, number, flowId }) => [digits, { ...number, flowId }])),
      calendars: {},
      flows: Object.fromEntries(lines.map(({ flowId, definition }) => [flowId, { version: 1, definition }])),
      flowVersions: {},
      servingPolicy,
    },
  };
}

function drawQueue(chance: Chance, key: string, principalId: QueueConfig['principalId']): QueueConfig {
  const isUrgent = key === 'urgent';
  return {
    id: QueueId.parse(chance.uuid()),
    key,
    name: key,
    principalId,
    skills: [{ skill: isUrgent ? 'cards' : key, level: isUrgent ? 1 : chance.between(1, 3) }],
    relaxations: [],
    serviceLevelMs: chance.between(10, 60) * 1_000,
    priority: isUrgent ? 50 : chance.between(5, 15),
    ageingPerMinute: chance.between(0, 3),
    ringMs: chance.between(8, 20) * 1_000,
    wrapUpMs: chance.between(20, 60) * 1_000,
    wrapUpExtensionMs: 20_000,
    wrapUpExtensionsMax: chance.between(0, 2),
    recorded: chance.happens(0.6),
    lastAgentMs: chance.pick([0, 3_600_000]),
  };
}

/** The first can do everything, so that no queue is without anybody. */
function drawAgent(chance: Chance, nth: number, principalId: PrincipalId): AgentConfig {
  const level = (): number => (nth === 0 ? 9 : chance.between(0, 9));
  return {
    id: UserId.parse(chance.uuid()),
    name: `Agent ${nth + 1}`,
    skills: { cards: level(), loans: level() },
    capacity: 1,
    principalIds:
      nth === 0 || chance.happens(0.7) ? null : [chance.pick([principalId, PrincipalId.parse(chance.uuid())])],
  };
}
