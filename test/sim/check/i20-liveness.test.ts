import { expect, test } from 'vitest';
import { agentIds } from '../../support/routing-cast.ts';
import { liveness } from './i20-liveness.ts';
import { openScript, type Script } from './scripted-centre.ts';
import { answered, bridged, offered, phoneIs, telephony } from './scripted-facts.ts';

function healed() {
  const script = openScript(liveness);
  script.connect();
  script.ready('anna');
  script.stage.agents.push({
    tenantId: script.tenantId,
    agentId: agentIds.anna as never,
    registered: true,
    present: true,
    legs: 0,
  });
  script.stage.healedAt = script.now();
  return script;
}

test('a centre where everything works is nothing to find', () => {
  const script = healed();
  script.waits('c1');
  script.commit([offered('c1', 'anna', 1), answered('c1', 'anna'), bridged('c1', 'anna')]);
  script.pass(90_000);
  expect(script.found()).toEqual([]);
});

test.each<[string, (script: Script) => void, string]>([
  ['that nobody routes for', ({ belief }) => (belief.holds = false), 'is routed for by nobody'],
  ['without a telephone system', ({ commit }) => commit([telephony(false)]), 'has no telephone system'],
  ['with work left in the outbox', ({ stage }) => (stage.outbox = 1), 'has work in its outbox that nobody does'],
  ['with a caller whom a ready agent could serve', ({ waits }) => waits('c1'), `waits while ${agentIds.anna}`],
  [
    'that forgot a telephone',
    ({ commit }) => commit([phoneIs('anna', false)]),
    'has a telephone that routing does not know',
  ],
  [
    'with an answer that led to nothing',
    ({ waits, commit }) => (waits('c1'), commit([offered('c1', 'anna', 1), answered('c1', 'anna')])),
    'was answered and is not connected',
  ],
])('a centre %s is found 30 s after the last fault', (_what, breaks, says) => {
  const script = healed();
  breaks(script);
  script.pass(29_000);
  expect(script.found()).toEqual([]);
  script.pass(3_000);
  expect(script.found()).toContainEqual(expect.stringContaining(says));
});

test('before the last fault nothing is asked of it', () => {
  const script = healed();
  script.stage.healedAt = null;
  script.belief.holds = false;
  script.pass(90_000);
  expect(script.found()).toEqual([]);
});
