import type { AgentConfig, QueueConfig, RoutingConfig, RoutingState } from '../state.ts';
import { makeClass } from './class-of.ts';
import type { MatchIndex, QueueClasses } from './match-index.ts';
import { joinLines, seeAgent, seeCall } from './see.ts';

export function openMatchIndex(config: RoutingConfig, state: RoutingState): MatchIndex {
  const index = indexOf(config);
  const longestIdleFirst = [...state.agents.values()].sort((a, b) => a.idleSince - b.idleSince);
  for (const agent of longestIdleFirst) seeAgent(index, agent.id, agent);
  joinLines(index);
  for (const call of state.calls.values()) seeCall(index, call.id, call);
  return index;
}

function indexOf({ agents: byId, queues }: RoutingConfig): MatchIndex {
  const agents = Object.values(byId).sort((a, b) => (a.id < b.id ? -1 : 1));
  const index: MatchIndex = {
    agents,
    slots: new Map(agents.map(({ id }, slot) => [id, slot])),
    levels: agents.map(({ skills }) => new Map(Object.entries(skills))),
    slotsBySkill: slotsBySkillOf(agents),
    idle: { epoch: new Int32Array(agents.length), since: new Float64Array(agents.length) },
    newcomers: [],
    classes: [],
    byQueue: new Map(Object.values(queues).map((queue) => [queue.id, { queue, rings: ringsOf(queue) }])),
    servedBy: agents.map(() => []),
    idleIn: [],
    waitingIn: [],
    waiting: new Map(),
  };
  for (const { queue, rings } of index.byQueue.values())
    for (const ring of rings.keys()) makeClass(index, queue, ring, queue.principalId);
  return index;
}

const ringsOf = ({ relaxations }: QueueConfig): QueueClasses['rings'] => [
  new Map(),
  ...relaxations.map(() => new Map()),
];

function slotsBySkillOf(agents: readonly AgentConfig[]): Map<string, number[]> {
  const slots = new Map<string, number[]>();
  for (const [slot, { skills }] of agents.entries()) {
    for (const skill of Object.keys(skills)) {
      const known = slots.get(skill);
      if (known) known.push(slot);
      else slots.set(skill, [slot]);
    }
  }
  return slots;
}
