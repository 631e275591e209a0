import type { FlowId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { hoursAt } from '../flow/hours-at.ts';
import type { NumberConfig, RoutingConfig } from './state.ts';

/** Which flow a call to the number begins: its emergency's, else that of the first plan whose time it is, else its own. */
export function flowForNumber(
  { emergency, plans, flowId }: Pick<NumberConfig, 'emergency' | 'plans' | 'flowId'>,
  calendars: RoutingConfig['calendars'],
  at: Instant,
): FlowId {
  if (emergency?.on) return emergency.flowId;
  const plan = plans.find(({ calendar, is }) => hoursAt(calendars[calendar] ?? [], at) === is);
  return plan?.flowId ?? flowId;
}
