import { expect, test } from 'vitest';
import { newCall, newLeg, withLeg, type CallEntry } from '../../../src/adapters/asterisk/call-entry.ts';
import type { TrueCall } from '../world/view.ts';
import { agentIds, callId, numbers } from '../../support/routing-cast.ts';
import { adapter } from './i06-adapter.ts';
import { openScript } from './scripted-centre.ts';
import { legOf } from './scripted-facts.ts';

const interactionId = callId('c1');
const recordingName = `${interactionId}-1`;
const legId = legOf('c1', 1);
const leg = { legId, agentId: agentIds.anna, state: 'up', bridged: true } as const;
const waits = newCall({ interactionId, channelId: 'node-1-1.1', from: '1', to: numbers.cards, answered: true });
const talks: CallEntry = {
  ...withLeg(waits, { ...newLeg(legId, agentIds.anna), state: 'up', inBridge: true }),
  ...{ inBridge: true, recordingName },
};
const talk: Partial<TrueCall> = {
  ...{ hears: 'agent', legs: [leg], recording: { name: recordingName, paused: false, notedPaused: false } },
};

function known(entry: CallEntry, truth: Partial<TrueCall>) {
  const script = openScript(adapter);
  script.connect();
  script.pass(60_000);
  script.call('c1', truth);
  script.stage.books = [{ node: 'a', calls: [entry] }];
  script.pass(5_000);
  return script.found();
}

test.each<[string, CallEntry, Partial<TrueCall>]>([
  ['waits with music', { ...waits, music: true }, { hears: 'music' }],
  ['hears a prompt over it', { ...waits, music: true, playing: ['p'] }, { hears: 'prompt' }],
  ['was found and may hear anything', { ...waits, isAdopted: true }, { hears: 'prompt' }],
  ['talks and is recorded', talks, talk],
  ['has a recording in doubt', { ...talks, recordingPaused: null }, talk],
  ['has hung up while a leg is left', { ...talks, over: true }, { ...talk, endedAt: 1 }],
])('a call that is as it is known is nothing to find: it %s', (_, entry, truth) => {
  expect(known(entry, truth)).toEqual([]);
});

test.each<[CallEntry, Partial<TrueCall>, string]>([
  [waits, { endedAt: 1 }, 'is known to be on the line and has ended'],
  [talks, { ...talk, legs: [] }, 'which is gone'],
  [waits, { hears: 'silence', legs: [leg] }, 'which is not known'],
  [talks, { ...talk, legs: [{ ...leg, state: 'ringing', bridged: false }] }, 'ringing, known as up'],
  [{ ...talks, inBridge: false }, talk, 'is connected, known to be not so'],
  [talks, { ...talk, legs: [{ ...leg, bridged: false }] }, 'is not connected, known to be so'],
  [{ ...waits, playing: ['p'] }, { hears: 'silence' }, 'hears silence, known to hear a prompt'],
  [waits, { hears: 'prompt' }, 'hears a prompt that is not known'],
  [{ ...waits, music: true }, { hears: 'silence' }, 'hears silence, known to hear music'],
  [{ ...talks, recordingName: null }, talk, `is recorded as ${recordingName}, known as null`],
  [{ ...talks, recordingPaused: true }, talk, 'is recorded, known to be paused'],
])('a call that is known otherwise than it is is found (%#)', (entry, truth, says) => {
  expect(known(entry, truth)).toContainEqual(expect.stringContaining(says));
});

test('what is known a moment later than it is so is nothing to find, nor what machines that break keep unknown', () => {
  const script = openScript(adapter);
  script.connect();
  script.pass(60_000);
  const call = script.call('c1', { hears: 'music' });
  script.stage.books = [{ node: 'a', calls: [{ ...waits, music: true }] }];
  call.hears = 'prompt';
  script.look();
  call.hears = 'music';
  script.pass(5_000);
  script.happen({ kind: 'fault', at: script.now(), fault: 'asterisk-crash', about: 'a' });
  call.hears = 'silence';
  script.pass(20_000);
  expect(script.found()).toEqual([]);
});
