import { expect, it } from 'vitest';
import { putStep } from './edit-flow.ts';
import { infoline } from './flow-cast.ts';
import { variablesOf } from './variables-of.ts';

it('a variable is told with the steps that note it down and those that ask for it', () => {
  const noting = putStep(infoline, 'Note', { kind: 'set', attributes: { vip: 'yes' }, priority: null, next: 'Menu' });
  const flow = putStep(noting, 'Ask', {
    kind: 'condition',
    all: [
      { of: 'attribute', key: 'vip', is: 'set' },
      { of: 'attribute-value', key: 'card', is: 'begins-with', values: ['92'] },
    ],
    yes: 'Cards',
    no: 'Energy',
  });
  expect(variablesOf(flow)).toEqual([
    { key: 'card', setBy: [], readBy: ['Ask'] },
    { key: 'vip', setBy: ['Note'], readBy: ['Ask'] },
  ]);
});
