import { expect, test } from 'vitest';
import { agentIds } from '../../support/routing-cast.ts';
import { noIdleWhileWaiting } from './i10-no-idle-while-waiting.ts';
import { openScript } from './scripted-centre.ts';
import { agentIs, arrived, offered, phoneIs, presenceIs, queued, telephony } from './scripted-facts.ts';

test('a contact that waits while a free agent could serve it is found', () => {
  const script = openScript(noIdleWhileWaiting);
  script.connect();
  script.ready('anna');
  script.waits('c1');
  expect(script.found()).toEqual([`I10 waits while ${agentIds.anna} is free to serve it`]);
});

test('who rings, is on a break, has no telephone, is not there or lacks the skill is not free', () => {
  const script = openScript(noIdleWhileWaiting);
  script.connect();
  script.ready('anna', 'boris', 'dana');
  script.commit([
    phoneIs('boris', false),
    arrived('c1'),
    queued('c1', 0),
    offered('c1', 'anna', 1),
    agentIs('anna', 'reserved', { call: 'c1' }),
  ]);
  script.waits('c2');
  script.commit([phoneIs('boris', true), presenceIs('boris', false, 1)]);
  script.commit([presenceIs('boris', true), agentIs('boris', 'not_ready', { reason: 'break' })]);
  expect(script.found()).toEqual([]);
});

test('without a telephone system nobody can be served, with it everybody at once', () => {
  const script = openScript(noIdleWhileWaiting);
  script.ready('anna');
  script.waits('c1');
  expect(script.found()).toEqual([]);
  script.commit([telephony(true)]);
  expect(script.found()).toHaveLength(1);
});
