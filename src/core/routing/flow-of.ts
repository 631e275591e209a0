import type { FlowDefinition, FlowStep } from '../../shared/config/flow.ts';
import type { CallNow, QueueConfig, RoutingConfig } from './state.ts';

type QueueStep = Extract<FlowStep, { kind: 'queue' }>;

/** The version that the call began with, even when a newer one was published meanwhile. */
export function flowOf(config: RoutingConfig, call: CallNow): FlowDefinition | null {
  if (call.flowId === null) return null;
  const current = config.flows[call.flowId];
  if (current?.version === call.flowVersion) return current.definition;
  return config.flowVersions[`${call.flowId}:${call.flowVersion}`] ?? null;
}

/** The step by which the call came to this queue. */
export function queueStepOf(config: RoutingConfig, call: CallNow, queue: QueueConfig): QueueStep | null {
  const steps = Object.values(flowOf(config, call)?.steps ?? {});
  return steps.find((step) => step.kind === 'queue' && step.queue === queue.key) as QueueStep | null;
}
