import { FlowId, NumberId, OutcomeId, QueueId, TenantId, UserId } from '../../../../src/shared/ids.ts';
import type { Chance } from '../random.ts';
import type { CentreTenant } from './draw-centre.ts';

/** One queue, c agents who are all alike, and nothing before the queue. */
export function theoryTenant(chance: Chance, agents: number): CentreTenant {
  const queueId = QueueId.parse(chance.uuid());
  const flowId = FlowId.parse(chance.uuid());
  const digits = '420800100100';
  const people = Array.from({ length: agents }, (_, nth) => ({
    id: UserId.parse(chance.uuid()),
    name: `Agent ${nth + 1}`,
  }));
  return {
    id: TenantId.parse(chance.uuid()),
    numbers: [digits],
    accounts: people.map(({ id, name }) => ({
      agentId: id,
      username: id.replaceAll('-', ''),
      password: 'secret',
      displayName: name,
    })),
    outcomeIds: [OutcomeId.parse(chance.uuid())],
    config: {
      queues: {
        [queueId]: {
          id: queueId,
          key: 'all',
          name: 'all',
          principalId: null,
          skills: [],
          relaxations: [],
          serviceLevelMs: 20_000,
          priority: 10,
          ageingPerMinute: 0,
          ringMs: 15_000,
          wrapUpMs: 30_000,
          wrapUpExtensionMs: 0,
          wrapUpExtensionsMax: 0,
          recorded: false,
          lastAgentMs: 0,
        },
      },
      agents: Object.fromEntries(
        people.map(({ id, name }) => [id, { id, name, skills: {}, capacity: 1, principalIds: null }]),
      ),
      numbers: {
        [digits]: {
          id: NumberId.parse(chance.uuid()),
          principalId: null,
          language: 'cs',
          flowId,
          plans: [],
          emergency: null,
        },
      },
      calendars: {},
      flows: {
        [flowId]: {
          version: 1,
          definition: {
            start: 'wait',
            steps: { wait: { kind: 'queue', queue: 'all', prompt: null, positionEveryMs: null } },
          },
        },
      },
      flowVersions: {},
      servingPolicy: 'priority',
    },
  };
}
