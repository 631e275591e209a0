import { expect, test } from 'vitest';
import { agentIds } from '../../support/routing-cast.ts';
import { servingOrder } from './i09-serving-order.ts';
import { openScript } from './scripted-centre.ts';
import { agentIs, arrived, offered, queued } from './scripted-facts.ts';

/** anna and, ten seconds later, boris are free; c1 waits for 20 s, c2 for 10 s. */
function busy(more: { lastAgentId?: typeof agentIds.anna } = {}) {
  const script = openScript(servingOrder);
  script.connect();
  script.ready('anna');
  script.pass(10_000);
  script.ready('boris');
  script.waits('c1', more);
  script.pass(10_000);
  script.waits('c2');
  script.pass(10_000);
  return script;
}

const longest = { rule: 'longest-idle', rivals: 1, idleMs: 30_000, waitedMs: 20_000 } as const;

test('who has waited longest is offered to who has been idle longest', () => {
  const script = busy();
  script.commit([offered('c1', 'anna', 1, longest)]);
  expect(script.found()).toEqual([]);
});

test('a contact that is passed over is found', () => {
  const script = busy();
  script.commit([offered('c2', 'anna', 1, { ...longest, waitedMs: 10_000 })]);
  expect(script.found()).toEqual([expect.stringContaining('who could serve both')]);
});

test('more points go first, however short the wait; another queue that the agent cannot serve does not count', () => {
  const script = busy();
  script.commit([
    arrived('c3'),
    queued('c3', script.now(), { priority: 50 }),
    arrived('c4'),
    queued('c4', 0, {}, 'loans'),
  ]);
  script.commit([offered('c3', 'anna', 1, { ...longest, waitedMs: 0, priority: 50 })]);
  expect(script.found()).toEqual([]);
});

test('points grow with the wait, as the queue is set', () => {
  const script = busy();
  script.commit([
    arrived('c5'),
    queued('c5', script.now() - 30 * 60_000),
    arrived('c6'),
    queued('c6', script.now(), { priority: 30 }),
  ]);
  script.commit([offered('c6', 'anna', 1, { ...longest, waitedMs: 0, priority: 30 })]);
  expect(script.found()).toEqual([expect.stringContaining('who could serve both')]);
});

test('an agent who is not the one to have it is found', () => {
  const script = busy();
  script.commit([offered('c1', 'boris', 1, { ...longest, idleMs: 20_000 })]);
  expect(script.found()).toEqual([expect.stringContaining(`but ${agentIds.anna} is to have it`)]);
});

test('whoever served the number last has it first, as long as they are free', () => {
  const script = busy({ lastAgentId: agentIds.boris });
  script.commit([offered('c1', 'boris', 1, { ...longest, rule: 'last-agent', idleMs: 20_000 })]);
  expect(script.found()).toEqual([]);
  const away = busy({ lastAgentId: agentIds.boris });
  away.commit([agentIs('boris', 'not_ready', { reason: 'break' })]);
  away.commit([offered('c1', 'anna', 1, { ...longest, rule: 'only-one', rivals: 0 })]);
  expect(away.found()).toEqual([]);
});

test.each([
  ['rule', { rule: 'only-one' }],
  ['rivals', { rivals: 0 }],
  ['wait', { waitedMs: 1 }],
  ['idle time', { idleMs: 1 }],
  ['priority', { priority: 11 }],
] as const)('a reason with a %s that is not so is found', (_what, wrong) => {
  const script = busy();
  script.commit([offered('c1', 'anna', 1, { ...longest, ...wrong })]);
  expect(script.found()).toHaveLength(1);
});

test('an agent without the skill or outside the principal cannot be the one', () => {
  const script = busy();
  script.ready('emil');
  script.commit([arrived('c7'), queued('c7', 0, {}, 'loans')]);
  script.commit([offered('c7', 'anna', 1, { waitedMs: script.now(), rivals: 0 })]);
  expect(script.found()).toContainEqual(expect.stringContaining('but nobody is to have it'));
});
