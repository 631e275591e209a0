import { expect, test } from 'vitest';
import type { LegId } from '../../../src/shared/ids.ts';
import { agentIds, callId } from '../../support/routing-cast.ts';
import { oneOwner } from './i12-one-owner.ts';
import { openScript, type Oddly, type Script } from './scripted-centre.ts';
import { arrived, legOf, offered, telephony } from './scripted-facts.ts';

const command = { kind: 'call.answer', interactionId: callId('c1') } as const;

function begun() {
  const script = openScript(oneOwner);
  script.connect();
  script.call('c1');
  script.commit([arrived('c1')]);
  const asks = (node: string, epoch: number) =>
    script.happen({ kind: 'command', at: script.now(), node, epoch, command });
  return { script, asks };
}

test('versions that follow each other, epochs that grow and one owner for each are nothing to find', () => {
  const { script, asks } = begun();
  asks('a', 1);
  script.commit([telephony(true)], { epoch: 2 });
  asks('b', 2);
  script.pass(1_000);
  expect(script.found()).toEqual([]);
});

test.each<[string, Oddly, string]>([
  ['a version that is missing', { version: 4 }, 'I12 follows version 2'],
  ['a version that is there twice', { version: 2 }, 'I12 follows version 2'],
  ['an epoch that goes back', { epoch: 0 }, 'I12 has epoch 0 after epoch 1'],
  ['a time that goes back', { at: 0 }, 'older than the fact before it'],
  ['a cause that comes later', { causedBy: 3 }, 'I12 is caused by version 3'],
])('%s is found', (_what, oddly, says) => {
  const { script } = begun();
  script.commit([telephony(true)], oddly);
  expect(script.found()).toEqual([expect.stringContaining(says)]);
});

test('a command under an epoch that is over is found', () => {
  const { script, asks } = begun();
  script.commit([telephony(true)], { epoch: 2 });
  asks('a', 1);
  expect(script.found()).toEqual([expect.stringContaining('under epoch 1, the log has 2')]);
});

test('two nodes under one epoch are found, by what they ask and by what they believe', () => {
  const { script, asks } = begun();
  asks('a', 1);
  asks('b', 1);
  script.stage.beliefs.push({ ...script.belief, node: 'b' });
  script.look();
  expect(script.found()).toEqual([
    "I12 asks for call.answer under epoch 1, which is a's",
    'I12 is held by a (1) and b (1)',
  ]);
});

test('a leg that is dialled before its offer is written is found, one after it is not', () => {
  const { script } = begun();
  const dial = (legId: LegId) => {
    const leg = { interactionId: callId('c1'), legId, agentId: agentIds.anna } as const;
    const command = { kind: 'leg.dial', ...leg, timeoutMs: 1, autoAnswer: false, from: null } as const;
    script.happen({ kind: 'command', at: script.now(), node: 'a', epoch: 1, command });
    script.look();
  };
  script.commit([offered('c1', 'anna', script.now() + 15_000)]);
  dial(legOf('c1'));
  expect(script.found()).toEqual([]);
  dial(legOf('c1', 2));
  expect(script.found()).toEqual([expect.stringContaining('before that is written')]);
});

/** A lease as the database has it, one second before its end. */
const lease = (script: Script, owner: string, epoch: number) =>
  (script.stage.lease = { owner, epoch, expiresAt: script.now() + 1_000 });

test('who acts, or believes that they may, within the time of their lease is nothing to find', () => {
  const { script, asks } = begun();
  lease(script, 'a', 1);
  asks('a', 1);
  script.pass(1_000);
  expect(script.found()).toEqual([]);
});

test('who acts, or believes that they may, after their lease has run out is found', () => {
  const { script, asks } = begun();
  lease(script, 'a', 1);
  script.belief.holds = false;
  script.pass(2_000);
  asks('a', 1);
  expect(script.found()).toEqual(['I12 asks for call.answer although its lease ran out 1000 ms ago']);
  script.belief.holds = true;
  script.look();
  expect(script.found()).toContainEqual(expect.stringContaining(`believes that it holds ${script.tenantId} although`));
});

test('who acts while another has the lease is found, but not right after a fail-over that lost the row', () => {
  const { script, asks } = begun();
  script.belief.holds = false;
  lease(script, 'b', 2);
  script.happen({ kind: 'fault', at: script.now(), fault: 'failover-with-loss', about: 'standby' });
  asks('a', 1);
  expect(script.found()).toEqual([]);
  script.pass(4_000);
  asks('a', 1);
  expect(script.found()).toEqual(["I12 asks for call.answer although its epoch 1 is over, the lease is b's under 2"]);
});
