import { expect, test } from 'vitest';
import { agentIds } from '../../support/routing-cast.ts';
import { liveness } from './i20-liveness.ts';
import { openScript, type Script } from './scripted-centre.ts';
import { answered, bridged, offered, phoneIs, presenceIs, telephony } from './scripted-facts.ts';

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
  ['with work left in the outbox', ({ stage }) => (stage.outbox = 1), 'has work in its outbox that nobody does'],
  ['with a caller whom a ready agent could serve', ({ waits }) => waits('c1'), `waits while ${agentIds.anna}`],
  [
    'that forgot a telephone',
    ({ commit }) => commit([phoneIs('anna', false)]),
    'has a telephone that routing does not know',
  ],
  [
    'that forgot a desk',
    ({ commit }) => commit([presenceIs('anna', false)]),
    'sits at a desk that routing does not know',
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

test('before the last fault nothing is asked of what people wait for', () => {
  const script = healed();
  script.stage.healedAt = null;
  script.stage.outbox = 1;
  script.waits('c1');
  script.pass(90_000);
  expect(script.found()).toEqual([]);
});

const breakages: [string, (script: Script) => void, string][] = [
  ['that nobody routes for', ({ belief }) => (belief.holds = false), 'I20 is routed for by nobody, and a runs'],
  ['without a telephone system', ({ commit }) => commit([telephony(false)]), 'I20 has no telephone system at a'],
];

test.each(breakages)('a centre %s is found at once where nothing was broken', (_what, breaks, says) => {
  const script = openScript(liveness);
  script.connect();
  script.pass(60_000);
  breaks(script);
  script.look();
  expect(script.found()).toEqual([]);
  script.pass(2_000);
  expect(script.found()).toEqual([says]);
});

test.each(breakages)('a centre %s is found 10 s after an outage', (_what, breaks, says) => {
  const script = openScript(liveness);
  script.connect();
  breaks(script);
  script.happen({ kind: 'fault', at: script.now(), fault: 'node-crash', about: 'b' });
  script.pass(9_000);
  expect(script.found()).toEqual([]);
  script.pass(2_000);
  expect(script.found()).toEqual([says]);
});

test('while the database is away, or no node runs, nobody can route', () => {
  const script = openScript(liveness);
  script.connect();
  script.belief.holds = false;
  script.stage.machines = { database: false, asterisk: true, nodes: ['a'] };
  script.pass(60_000);
  script.stage.machines = { database: true, asterisk: true, nodes: [] };
  script.pass(60_000);
  expect(script.found()).toEqual([]);
});

test('while answers of Asterisk are being lost nobody can ask what exists, and 12 s after the last one somebody has', () => {
  const script = openScript(liveness);
  script.connect();
  script.pass(60_000);
  script.commit([telephony(false)]);
  for (let nth = 0; nth < 10; nth += 1) {
    script.happen({ kind: 'fault', at: script.now(), fault: 'ari-answer-lost', about: 'a' });
    script.pass(10_000);
  }
  expect(script.found()).toEqual([]);
  script.pass(60_000);
  expect(script.found()).toEqual(['I20 has no telephone system at a']);
});

test('where Asterisk is away a tenant has no telephone system', () => {
  const script = openScript(liveness);
  script.commit([telephony(false)]);
  script.stage.machines = { database: true, asterisk: false, nodes: ['a'] };
  script.pass(60_000);
  expect(script.found()).toEqual([]);
});
