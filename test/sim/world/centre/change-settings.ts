import type { FlowId } from '../../../../src/shared/ids.ts';
import type { AgentConfig, NumberConfig, QueueConfig, RoutingConfig } from '../../../../src/core/routing/state.ts';
import type { Chance } from '../random.ts';
import { drawFlow } from './draw-flow.ts';
import { calendarKey, drawCalendar, enrich } from './draw-rich-flow.ts';

const plainDeeds = ['agent', 'queue', 'flow'] as const;
const richDeeds = [...plainDeeds, 'number', 'calendar'] as const;

const isRich = ({ calendars }: RoutingConfig): boolean => Object.keys(calendars).length > 0;

/**
 * What an administrator changes in a day: who can do what, what a queue asks for and promises, and the next version of
 * a flow, of which the calls in it keep the one that they began with; where there are calendars and plans, these too.
 */
export function changeSettings(chance: Chance, config: RoutingConfig): RoutingConfig {
  switch (chance.pick(isRich(config) ? richDeeds : plainDeeds)) {
    case 'agent':
      return { ...config, agents: changeOne(chance, config.agents, retrain) };
    case 'queue':
      return { ...config, queues: changeOne(chance, config.queues, promiseAnew) };
    case 'number':
      return { ...config, numbers: changeOne(chance, config.numbers, redirect) };
    case 'calendar':
      return { ...config, calendars: { [calendarKey]: drawCalendar(chance) } };
    default:
      return publishFlow(chance, config);
  }
}

function changeOne<T>(
  chance: Chance,
  things: Readonly<Record<string, T>>,
  change: (chance: Chance, thing: T) => T,
): Record<string, T> {
  const [id, thing] = chance.pick(Object.entries(things));
  return { ...things, [id]: change(chance, thing) };
}

/** Who can do everything keeps it, so that no queue is without anybody. */
function retrain(chance: Chance, agent: AgentConfig): AgentConfig {
  if (Object.values(agent.skills).every((level) => level === 9)) return agent;
  return { ...agent, skills: { ...agent.skills, [chance.pick(Object.keys(agent.skills))]: chance.between(0, 8) } };
}

const promiseAnew = (chance: Chance, queue: QueueConfig): QueueConfig => ({
  ...queue,
  skills: queue.skills.map(({ skill }) => ({ skill, level: chance.between(1, 3) })),
  priority: chance.between(5, 50),
  ageingPerMinute: chance.between(0, 3),
  ringMs: chance.between(8, 20) * 1_000,
  wrapUpMs: chance.between(20, 60) * 1_000,
  recorded: chance.happens(0.6),
});

/** The plans turned round, and the emergency put on or off. */
const redirect = (_: Chance, number: NumberConfig): NumberConfig => ({
  ...number,
  plans: number.plans.toReversed(),
  emergency: number.emergency && { ...number.emergency, on: !number.emergency.on },
});

function publishFlow(chance: Chance, config: RoutingConfig): RoutingConfig {
  const [flowId, { version, definition }] = chance.pick(Object.entries(config.flows));
  const queue = Object.values(definition.steps).find((step) => step.kind === 'queue')?.queue ?? '';
  const plain = drawFlow(chance, queue);
  const published = { version: version + 1, definition: isRich(config) ? enrich(chance, plain, queue) : plain };
  return {
    ...config,
    flows: { ...config.flows, [flowId as FlowId]: published },
    flowVersions: { ...config.flowVersions, [`${flowId}:${version}`]: definition },
  };
}
