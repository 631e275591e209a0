import { expect, test } from 'vitest';
import { queueIds } from '../../support/routing-cast.ts';
import { wallboard } from './i19-wallboard.ts';
import { openScript } from './scripted-centre.ts';
import { agentIs, arrived, offered, queued } from './scripted-facts.ts';

function centre() {
  const script = openScript(wallboard);
  script.belief.holds = false;
  script.connect();
  script.ready('anna', 'boris');
  script.commit([
    arrived('c1'),
    queued('c1', 0),
    offered('c1', 'anna', 1),
    agentIs('anna', 'reserved', { call: 'c1' }),
  ]);
  script.waits('c2');
  script.commit([arrived('c3')]);
  script.belief.holds = true;
  return script;
}

test('counters that say what the log says are nothing to find: ringing counts as waiting, the flow does not', () => {
  const script = centre();
  script.stage.wallboard = { waiting: { [queueIds.cards]: 2 }, agents: { ready: 1, reserved: 1 } };
  script.look();
  expect(script.found()).toEqual([]);
});

test.each([
  ['a caller too many', { waiting: { [queueIds.cards]: 3 }, agents: { ready: 1, reserved: 1 } }],
  ['a queue that is missing', { waiting: {}, agents: { ready: 1, reserved: 1 } }],
  ['an agent in another state', { waiting: { [queueIds.cards]: 2 }, agents: { ready: 2 } }],
])('%s is found', (_what, shown) => {
  const script = centre();
  script.stage.wallboard = shown;
  script.look();
  expect(script.found()).toHaveLength(1);
});

test('a node that has not heard of its last commit yet may lag', () => {
  const script = centre();
  script.belief.version -= 1;
  script.look();
  expect(script.found()).toEqual([]);
});
