import type { FlowStep } from '../../shared/config/flow.ts';
import { promptsOf } from './run-flow.ts';

/** How a caller hears their place: the first nine by number, the others alike. */
export const positionPromptOf = (position: number): string =>
  position <= 9 ? `position-${position}` : 'position-more';

const positionPrompts = Array.from({ length: 10 }, (_, before) => positionPromptOf(before + 1));

/** Every prompt that a caller may hear in a step, each once. */
export function spokenIn(step: FlowStep): string[] {
  const positions = step.kind === 'queue' && step.positionEveryMs !== null ? positionPrompts : [];
  return [...new Set([...promptsOf(step, 1), ...promptsOf(step, 2), ...positions])];
}
