import { expect, test } from 'vitest';
import { agentIds } from '../../support/routing-cast.ts';
import { oneAgentEach } from './i02-one-agent-each.ts';
import { openScript } from './scripted-centre.ts';
import { answered, bridged, held, legLost, legOf, offered, offerEnded } from './scripted-facts.ts';

function ringing() {
  const script = openScript(oneAgentEach);
  script.connect();
  script.waits('c1');
  script.commit([offered('c1', 'anna', script.now() + 15_000)]);
  return script;
}

test('a contact goes from one agent to the next, one after the other', () => {
  const script = ringing();
  script.commit([offerEnded('c1', 'anna', 'missed'), offered('c1', 'boris', script.now() + 15_000)]);
  script.commit([answered('c1', 'boris'), bridged('c1', 'boris'), held('c1', 'boris')]);
  expect(script.found()).toEqual([]);
});

test('an offer while it rings at another agent is found', () => {
  const script = ringing();
  script.commit([offered('c1', 'boris', script.now() + 15_000)]);
  expect(script.found()).toEqual([`I2 call.offered for ${agentIds.boris} while it is at offered`]);
});

test('the answer of an agent who was not asked is found', () => {
  const script = ringing();
  script.commit([answered('c1', 'boris')]);
  expect(script.found()).toEqual([`I2 call.answered by ${agentIds.boris} while ${agentIds.anna} has it`]);
});

test('the answer of a leg that is not wanted any more is found', () => {
  const script = ringing();
  script.commit([{ ...answered('c1', 'anna'), legId: legOf('c1', 2) } as never]);
  expect(script.found()).toEqual([
    expect.stringMatching(/^I2 call\.answered of leg .*-leg-2 while .*-leg-1 is its leg$/),
  ]);
});

test.each([
  ['bridging', bridged('c1', 'anna')],
  ['hold', held('c1', 'anna')],
  ['loss of a leg', legLost('c1', 'anna', 1)],
])('a %s before the answer is found', (_what, fact) => {
  const script = ringing();
  script.commit([fact]);
  expect(script.found()).toEqual([expect.stringContaining('while it is at offered')]);
});

test('a caller connected with two agents at once is found, with two legs of one agent not', () => {
  const script = ringing();
  const leg = (agent: 'anna' | 'boris', attempt: number) =>
    ({ legId: legOf('c1', attempt), agentId: agentIds[agent], state: 'up', bridged: true }) as const;
  const call = script.call('c1', { legs: [leg('anna', 1), leg('anna', 2)] });
  script.look();
  expect(script.found()).toEqual([]);
  call.legs = [leg('anna', 1), leg('boris', 2)];
  script.look();
  expect(script.found()).toEqual([expect.stringContaining('is connected with')]);
});
