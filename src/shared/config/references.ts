import type { ConfigNoun, ConfigRef } from './config-key.ts';
import type { FlowDefinition, FlowStep } from './flow.ts';
import type { SettingsOf } from './settings-of.ts';

type ReferencesOf = { [N in ConfigNoun]: (settings: SettingsOf<N>) => ConfigRef[] };

const teamNamed = (key: string | null): ConfigRef[] => (key === null ? [] : [{ noun: 'team', key }]);

const principalOf = ({ principal }: { principal: string | null }): ConfigRef[] =>
  principal === null ? [] : [{ noun: 'principal', key: principal }];

function namedByStep(step: FlowStep): ConfigRef[] {
  if (step.kind === 'queue') return [{ noun: 'queue', key: step.queue }];
  if (step.kind === 'hours') return [{ noun: 'calendar', key: step.calendar }];
  if (step.kind !== 'condition') return [];
  return step.all.flatMap((test): ConfigRef[] => (test.of === 'waiting' ? [{ noun: 'queue', key: test.queue }] : []));
}

export const namedByFlow = ({ steps }: FlowDefinition): ConfigRef[] => Object.values(steps).flatMap(namedByStep);

/** What the settings of an item name, of each noun. */
export const referencesOf: ReferencesOf = {
  principal: () => [],
  skill: () => [],
  team: ({ parent }) => teamNamed(parent),
  person: ({ principals, skills, team }) => [
    ...(principals ?? []).map((key): ConfigRef => ({ noun: 'principal', key })),
    ...skills.map(({ skill }): ConfigRef => ({ noun: 'skill', key: skill })),
    ...teamNamed(team),
  ],
  topic: () => [],
  outcome: () => [],
  holidays: () => [],
  calendar: ({ holidays }) => holidays.map((key) => ({ noun: 'holidays', key })),
  queue: (queue) => [
    ...principalOf(queue),
    ...queue.skills.map(({ skill }): ConfigRef => ({ noun: 'skill', key: skill })),
  ],
  flow: ({ definition }) => namedByFlow(definition),
  number: (number) => [
    ...principalOf(number),
    { noun: 'flow', key: number.flow },
    ...number.plans.flatMap(({ calendar, flow }): ConfigRef[] => [
      { noun: 'calendar', key: calendar },
      { noun: 'flow', key: flow },
    ]),
    ...(number.emergency ? [{ noun: 'flow' as const, key: number.emergency.flow }] : []),
  ],
};
