import { expect, test } from 'vitest';
import { nothingLeft } from './i07-nothing-left.ts';
import { openScript } from './scripted-centre.ts';

test('what is left over is found at once where nothing was lost', () => {
  const script = openScript(nothingLeft);
  script.connect();
  script.pass(60_000);
  script.stage.leftovers.push({ kind: 'bridge', id: 'b1', since: script.now() });
  script.pass(2_000);
  expect(script.found()).toEqual([]);
  script.pass(2_000);
  expect(script.found()).toEqual(['I7 is a bridge that no call has had for 3 s']);
});

test('what an outage left over is found when two reconciles have passed over it, not before', () => {
  const script = openScript(nothingLeft);
  script.connect();
  script.happen({ kind: 'fault', at: script.now(), fault: 'ari-socket-lost', about: 'a' });
  script.stage.leftovers.push({ kind: 'bridge', id: 'b1', since: script.now() });
  script.pass(24_000);
  expect(script.found()).toEqual([]);
  script.pass(2_000);
  expect(script.found()).toEqual(['I7 is a bridge that no call has had for 25 s']);
});

test('while nobody routes nothing can be tidied up', () => {
  const script = openScript(nothingLeft);
  script.connect();
  script.belief.holds = false;
  script.stage.leftovers.push({ kind: 'channel', id: 'x', since: script.now() });
  script.pass(120_000);
  expect(script.found()).toEqual([]);
});
