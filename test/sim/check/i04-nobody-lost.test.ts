import { expect, test } from 'vitest';
import { nobodyLost } from './i04-nobody-lost.ts';
import { openScript } from './scripted-centre.ts';
import { arrived, ended } from './scripted-facts.ts';

function calm() {
  const script = openScript(nobodyLost);
  script.connect();
  script.pass(60_000);
  return script;
}

test('a call that is told, talks and ends in the log as on the line is nothing to find', () => {
  const script = calm();
  const call = script.call('c1');
  script.commit([arrived('c1')]);
  script.pass(30_000);
  Object.assign(call, { endedAt: script.now(), endedBy: 'caller' });
  script.pass(2_000);
  script.commit([ended('c1', 'abandoned-in-flow')]);
  script.pass(60_000);
  expect(script.found()).toEqual([]);
});

test('a contact that never called is found at once', () => {
  const script = calm();
  script.commit([arrived('c1')]);
  expect(script.found()).toEqual(['I4 is in the log and was never called']);
});

test('a contact with the number of somebody else is found', () => {
  const script = calm();
  script.call('c1', { from: '420777999999' });
  script.commit([arrived('c1')]);
  expect(script.found()).toEqual([expect.stringContaining('came from 420777999999')]);
});

test.each([
  ['waits on the line and is told to nobody', null, 'I4 is on the line and not in the log'],
  ['called and hung up unheard', 1, 'I4 has called and is not in the log'],
])('a caller who %s is found where nothing was lost that would explain it', (_who, endedAt, says) => {
  const script = calm();
  script.call('c1', { endedAt });
  script.pass(2_000);
  expect(script.found()).toEqual([]);
  script.pass(2_000);
  expect(script.found()).toEqual([says]);
});

test('a dead line whose contact lives on in the log is found, and a live one whose contact is over', () => {
  const script = calm();
  const [dead, live] = [script.call('c1'), script.call('c2')];
  script.commit([arrived('c1'), arrived('c2'), ended('c2', 'abandoned-in-flow')]);
  Object.assign(dead, { endedAt: script.now(), endedBy: 'caller' });
  script.pass(13_000);
  expect(script.found().toSorted()).toEqual([
    'I4 has hung up and is still at flow in the log',
    'I4 is over in the log and still on the line',
  ]);
  expect(live.endedAt).toBeNull();
});

test('who hears the overflow is over in the log before the line is', () => {
  const script = calm();
  script.call('c1', { overflowed: true });
  script.commit([arrived('c1'), ended('c1', 'overflowed')]);
  script.pass(20_000);
  expect(script.found()).toEqual([]);
});

test('what an outage left behind has two reconciles to be cured', () => {
  const script = calm();
  script.call('c1');
  script.happen({ kind: 'fault', at: script.now(), fault: 'ari-socket-lost', about: 'a' });
  script.pass(24_000);
  expect(script.found()).toEqual([]);
  script.pass(20_000);
  expect(script.found()).toEqual(['I4 is on the line and not in the log']);
});

test('a call that a lost database took with it is missed while it is on the line, and not after it', () => {
  const script = calm();
  const call = script.call('c1');
  script.commit([arrived('c1')]);
  script.lose(1);
  script.pass(2_000);
  Object.assign(call, { endedAt: script.now(), endedBy: 'caller' });
  script.pass(60_000);
  expect(script.found()).toEqual([]);
});

test('where single messages are lost the cure of one may be lost too, but not for ever', () => {
  const script = calm();
  script.call('c1');
  for (let nth = 0; nth < 3; nth += 1) {
    script.happen({ kind: 'fault', at: script.now(), fault: 'ari-event-lost', about: 'StasisStart' });
    script.pass(10_000);
  }
  expect(script.found()).toEqual([]);
  script.pass(6_000);
  expect(script.found()).toEqual(['I4 is on the line and not in the log']);
});
