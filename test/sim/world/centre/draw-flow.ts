import type { FlowDefinition } from '../../../../src/shared/config/flow.ts';
import type { Chance } from '../random.ts';

/** Straight to the queue, after a greeting, or after the digits of a card. */
export function drawFlow(chance: Chance, queue: string): FlowDefinition {
  const wait = {
    kind: 'queue' as const,
    queue,
    prompt: chance.pick([null, 'please-hold']),
    positionEveryMs: chance.pick([null, 20_000, 30_000]),
  };
  const start = chance.pick(['wait', 'greeting', 'card']);
  if (start === 'wait') return { start, steps: { wait } };
  const greeting = { kind: 'play' as const, prompt: 'greeting', next: start === 'card' ? 'card' : 'wait' };
  if (start === 'greeting') return { start: 'greeting', steps: { greeting, wait } };
  return {
    start: 'greeting',
    steps: {
      greeting,
      wait,
      bye: { kind: 'hangup', prompt: 'goodbye' },
      card: {
        kind: 'digits',
        prompt: 'card-number',
        attribute: 'card',
        type: 'card',
        check: 'luhn',
        lengthMin: 12,
        lengthMax: 16,
        finishOn: '#',
        waitMs: 5_000,
        tries: 2,
        retryPrompt: 'card-wrong',
        next: 'wait',
        none: 'wait',
        invalid: chance.pick(['wait', 'bye']),
      },
    },
  };
}
