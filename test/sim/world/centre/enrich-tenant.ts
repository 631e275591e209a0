import type { NumberConfig } from '../../../../src/core/routing/state.ts';
import type { Chance } from '../random.ts';
import type { CentreTenant } from './draw-centre.ts';
import { calendarKey, drawCalendar, enrich } from './draw-rich-flow.ts';

/** The same tenant with a calendar, with plans and an emergency for its numbers, and every kind of step in its flows. */
export function enrichTenant(chance: Chance, tenant: CentreTenant): CentreTenant {
  const { config } = tenant;
  const flows = Object.entries(config.flows).map(([id, { version, definition }]) => {
    const queue = Object.values(definition.steps).find((step) => step.kind === 'queue')?.queue ?? '';
    return [id, { version, definition: enrich(chance, definition, queue) }] as const;
  });
  const numbers = Object.entries(config.numbers).map(([digits, number]) => [
    digits,
    { ...number, ...drawPlans(chance, Object.values(config.numbers)) },
  ]);
  return {
    ...tenant,
    config: {
      ...config,
      calendars: { [calendarKey]: drawCalendar(chance) },
      flows: Object.fromEntries(flows),
      numbers: Object.fromEntries(numbers),
    },
  };
}

function drawPlans(chance: Chance, all: readonly NumberConfig[]): Pick<NumberConfig, 'plans' | 'emergency'> {
  const flowId = (): NumberConfig['flowId'] => chance.pick(all).flowId;
  const plans = (['open', 'closed', 'holiday'] as const)
    .filter(() => chance.happens(0.3))
    .map((is) => ({ calendar: calendarKey, is, flowId: flowId() }));
  return { plans, emergency: chance.happens(0.5) ? { flowId: flowId(), on: chance.happens(0.1) } : null };
}
