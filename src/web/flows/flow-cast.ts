import type { FlowDefinition, FlowStep } from '../../shared/config/flow.ts';

export const queueStep = (queue: string): FlowStep => ({ kind: 'queue', queue, prompt: null, positionEveryMs: null });
export const playStep = (next: string): FlowStep => ({ kind: 'play', prompt: 'welcome', next });

export const menuStep = (exits: Record<string, string>, none: string): FlowStep => ({
  kind: 'menu',
  prompt: 'menu',
  choices: Object.entries(exits).map(([digit, next]) => ({ digit, next })),
  waitMs: 5_000,
  tries: 2,
  retryPrompt: null,
  none,
});

/** Hello, then a menu with two queues; silence comes to the first. */
export const infoline: FlowDefinition = {
  start: 'Hello',
  steps: {
    Hello: playStep('Menu'),
    Menu: menuStep({ 1: 'Cards', 2: 'Energy' }, 'Cards'),
    Cards: queueStep('cards'),
    Energy: queueStep('energy'),
  },
};
