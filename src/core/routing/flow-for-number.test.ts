import { expect, test } from 'vitest';
import type { FlowId } from '../../shared/ids.ts';
import { flowForNumber } from './flow-for-number.ts';
import type { RoutingConfig } from './state.ts';

const [own, night, feast, alarm] = ['own', 'night', 'feast', 'alarm'] as FlowId[] as [FlowId, FlowId, FlowId, FlowId];
const calendars: RoutingConfig['calendars'] = {
  shop: [
    { from: 100, to: 200, state: 'open' },
    { from: 200, to: 300, state: 'holiday' },
  ],
};
const number = {
  flowId: own,
  plans: [
    { calendar: 'shop', is: 'holiday' as const, flowId: feast },
    { calendar: 'shop', is: 'closed' as const, flowId: night },
    { calendar: 'shop', is: 'closed' as const, flowId: own },
  ],
  emergency: { flowId: alarm, on: false },
};

test.each([
  ['by its own flow when no plan says otherwise', number, 150, own],
  ['by the first plan whose time it is', number, 350, night],
  ['on a holiday by the plan of holidays', number, 250, feast],
  ['on a holiday not by a plan for when it is closed', { ...number, plans: number.plans.slice(1) }, 250, own],
  ['by the emergency while it is on', { ...number, emergency: { flowId: alarm, on: true } }, 350, alarm],
  ['without plans by its own flow', { ...number, plans: [], emergency: null }, 350, own],
])('a call is taken %s', (_, set, at, flowId) => expect(flowForNumber(set, calendars, at)).toBe(flowId));
