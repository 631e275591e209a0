import { canServe, skillsNeeded } from '../../src/core/routing/eligible.ts';
import type { AgentConfig, QueueConfig, RoutingConfig, ServingPolicy } from '../../src/core/routing/state.ts';
import { FlowId, NumberId, QueueId, UserId } from '../../src/shared/ids.ts';
import { chance } from '../../src/features/demo/seed/seed-id.ts';

/** The contact center of the benchmark, as spec and docs/bench/routing.md describe it. */
export interface Model {
  config: RoutingConfig;
  /** Where contacts come in: the dialled number of each queue that gets any, and its share of all up to here. */
  lines: readonly { to: string; upTo: number }[];
  slaMs: ReadonlyMap<string, number>;
}

export interface Sizes {
  agents: number;
  queues: number;
  skills: number;
}

const uuid = (kind: number, nth: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(nth).padStart(12, '0')}`;

const noPlans = { plans: [], emergency: null };

export function makeModel(sizes: Sizes, seed: number): Model {
  const agents = makeAgents(sizes, seed);
  const queues = makeQueues(sizes, seed);
  const flowIdOf = (nth: number): FlowId => FlowId.parse(uuid(6, nth));
  const config: RoutingConfig = {
    agents: Object.fromEntries(agents.map((agent) => [agent.id, agent])),
    queues: Object.fromEntries(queues.map((queue) => [queue.id, queue])),
    numbers: Object.fromEntries(
      queues.map((_, nth) => [
        dialled(nth),
        { id: NumberId.parse(uuid(9, nth)), principalId: null, flowId: flowIdOf(nth), language: 'en', ...noPlans },
      ]),
    ),
    calendars: {},
    flows: Object.fromEntries(queues.map(({ key }, nth) => [flowIdOf(nth), { version: 1, definition: waitIn(key) }])),
    flowVersions: {},
    servingPolicy: 'priority',
  };
  return {
    config,
    lines: linesOf(agents, queues),
    slaMs: new Map(queues.map(({ id, serviceLevelMs }) => [id as string, serviceLevelMs])),
  };
}

export const withPolicy = (
  model: Model,
  servingPolicy: ServingPolicy,
  change: (queue: QueueConfig) => Partial<QueueConfig> = () => ({}),
): Model => ({
  ...model,
  config: {
    ...model.config,
    servingPolicy,
    queues: Object.fromEntries(
      Object.entries(model.config.queues).map(([id, queue]) => [id, { ...queue, ...change(queue) }]),
    ),
  },
});

const dialled = (nth: number): string => `4208${String(nth).padStart(8, '0')}`;

const waitIn = (queue: string) => ({
  start: 'wait',
  steps: { wait: { kind: 'queue' as const, queue, prompt: null, positionEveryMs: null } },
});

function makeAgents({ agents, skills }: Sizes, seed: number): AgentConfig[] {
  const random = chance(seed + 1);
  return Array.from({ length: agents }, (_, nth): AgentConfig => {
    const draws = 2 + Math.floor(random() * 7);
    const levels: Record<string, number> = {};
    for (let draw = 0; draw < draws; draw += 1) levels[skillOf(random, skills)] = 1 + Math.floor(random() * 10);
    return { id: UserId.parse(uuid(1, nth)), name: `agent ${nth}`, skills: levels, capacity: 1, principalIds: null };
  });
}

/** Some skills are common, most are rare. */
const skillOf = (random: () => number, skills: number): string => `skill-${Math.floor(random() ** 1.5 * skills)}`;

function makeQueues({ queues, skills }: Sizes, seed: number): QueueConfig[] {
  const random = chance(seed + 2);
  const oneOf = <T>(...choices: T[]): T => choices[Math.floor(random() * choices.length)]!;
  return Array.from({ length: queues }, (_, nth): QueueConfig => {
    const names = new Set([skillOf(random, skills)]);
    if (random() < 0.45) names.add(skillOf(random, skills));
    if (random() < 0.08) names.add(skillOf(random, skills));
    const between = (from: number, to: number): number => Math.round((from + random() * (to - from)) * 1_000);
    return {
      ...{ id: QueueId.parse(uuid(2, nth)), key: `queue-${nth}`, name: `queue ${nth}`, principalId: null },
      skills: [...names].map((skill) => ({ skill, level: 5 + Math.floor(random() * 4) })),
      relaxations: [
        { afterMs: between(15, 35), levelDrop: 3, firstSkillOnly: false },
        { afterMs: between(45, 105), levelDrop: 6, firstSkillOnly: true },
      ],
      priority: Math.floor(random() * 5),
      serviceLevelMs: oneOf(20, 60, 300) * 1_000,
      ageingPerMinute: oneOf(1, 1, 2, 4),
      ...{ ringMs: 15_000, wrapUpMs: 600_000, wrapUpExtensionMs: 30_000, wrapUpExtensionsMax: 1 },
      ...{ recorded: false, lastAgentMs: 3_600_000 },
    };
  });
}

/** A queue gets contacts by the number of agents who can serve it in its second ring; one with too few gets none. */
function linesOf(agents: readonly AgentConfig[], queues: readonly QueueConfig[]): Model['lines'] {
  const counts = queues.map((queue) => {
    const needed = skillsNeeded(queue, 1);
    const able = agents.filter((agent) => canServe(agent, needed, null)).length;
    return able < agents.length / 500 ? 0 : able;
  });
  const all = counts.reduce((sum, count) => sum + count, 0);
  let upTo = 0;
  return counts.map((count, nth) => ({ to: dialled(nth), upTo: (upTo += count) / all }));
}
