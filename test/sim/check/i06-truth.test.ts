import { expect, test } from 'vitest';
import type { Fact } from '../../../src/shared/events.ts';
import type { TrueCall } from '../world/view.ts';
import { agentIds, callId } from '../../support/routing-cast.ts';
import { truth } from './i06-truth.ts';
import { openScript, type Script } from './scripted-centre.ts';
import { connects } from '../world/asterisk/sim-wire.ts';
import {
  answered,
  arrived,
  bridged,
  ended,
  held,
  legLost,
  legOf,
  offered,
  phoneIs,
  recorded,
  stepped,
  telephony,
  typed,
} from './scripted-facts.ts';

type More = Partial<TrueCall>;
const leg = (state: 'made' | 'ringing' | 'up', isBridged = false, attempt = 1) =>
  ({ legId: legOf('c1', attempt), agentId: agentIds.anna, state, bridged: isBridged }) as const;
const recording = (paused: boolean, notedPaused = paused) => ({ name: `${callId('c1')}-1`, paused, notedPaused });

/** What the log says in each place, and a truth that fits it. */
const places = {
  queue: { facts: [], truth: {} },
  offered: { facts: [offered('c1', 'anna', 1)], truth: { legs: [leg('ringing')] } },
  talking: {
    facts: [offered('c1', 'anna', 1), answered('c1', 'anna'), bridged('c1', 'anna'), recorded('c1')],
    truth: { hears: 'agent', legs: [leg('up', true)], recording: recording(false) },
  },
  held: {
    facts: [
      offered('c1', 'anna', 1),
      answered('c1', 'anna'),
      bridged('c1', 'anna'),
      recorded('c1'),
      held('c1', 'anna'),
    ],
    truth: { hears: 'music', legs: [leg('up')], recording: recording(true) },
  },
  lost: {
    facts: [offered('c1', 'anna', 1), answered('c1', 'anna'), bridged('c1', 'anna'), legLost('c1', 'anna', 1)],
    truth: { hears: 'music', legs: [] },
  },
} as const;
type Place = keyof typeof places;

function at(place: Place, more: More = {}) {
  const script = openScript(truth);
  script.connect();
  script.pass(60_000);
  const call = script.call('c1', { ...(places[place].truth as More), ...more });
  script.waits('c1');
  script.commit(places[place].facts);
  return { script, call };
}

test.each(Object.keys(places) as Place[])('a call at %s that is as the log says is nothing to find', (place) => {
  const { script } = at(place);
  script.pass(60_000);
  expect(script.found()).toEqual([]);
});

test.each<[Place, More, string]>([
  ['queue', { hears: 'silence' }, 'hears silence while it is at queue'],
  ['queue', { hears: 'agent' }, 'hears agent while it is at queue'],
  ['queue', { legs: [leg('ringing')] }, 'has the leg'],
  ['queue', { recording: recording(false) }, 'is recorded as'],
  ['offered', { legs: [leg('ringing', false, 2)] }, 'has the leg'],
  ['offered', { legs: [leg('made')] }, 'that rings nobody'],
  ['offered', { legs: [leg('up')] }, 'has been answered and rings in the log'],
  ['offered', { legs: [leg('up', true)] }, 'is connected while it is at offered'],
  ['talking', { hears: 'silence' }, 'hears silence while it is at talking'],
  ['talking', { legs: [leg('up')] }, 'is connected in the log alone'],
  ['talking', { legs: [leg('up', true), leg('up', false, 2)] }, 'has the leg'],
  ['talking', { recording: null }, 'is recorded as null'],
  ['talking', { recording: recording(true) }, 'has its recording paused in the conversation'],
  ['held', { hears: 'agent' }, 'hears agent while it is at talking, held'],
  ['held', { recording: recording(false) }, 'is recorded while nobody talks'],
  ['lost', { legs: [leg('up', true)] }, 'has the leg'],
  ['lost', { hears: 'silence' }, 'hears silence while it is at talking, without its agent'],
])('a call at %s with %j is found', (place, more, says) => {
  const { script } = at(place, more);
  script.pass(2_000);
  expect(script.found()).toEqual([]);
  script.pass(2_000);
  expect(script.found()).toContainEqual(expect.stringContaining(says));
});

test('a difference that comes and goes is on its way, and none is looked for while machines are broken', () => {
  const { script, call } = at('queue');
  for (let nth = 0; nth < 5; nth += 1) {
    call.hears = 'silence';
    script.pass(2_000);
    call.hears = 'music';
    script.pass(1_000);
  }
  call.hears = 'silence';
  for (let nth = 0; nth < 5; nth += 1) {
    script.happen({ kind: 'fault', at: script.now(), fault: 'node-crash', about: 'a' });
    script.pass(20_000);
  }
  expect(script.found()).toEqual([]);
});

test('what an outage left has until the next reconcile', () => {
  const { script } = at('queue', { hears: 'silence' });
  script.happen({ kind: 'fault', at: script.now(), fault: 'ari-socket-lost', about: 'a' });
  script.pass(34_000);
  expect(script.found()).toEqual([]);
  script.pass(4_000);
  expect(script.found()).toEqual([expect.stringContaining('hears silence while it is at queue')]);
});

test.each([
  [true, false, 'has a telephone that the log does not know'],
  [false, true, 'has a telephone in the log alone'],
])('an agent whose telephone is there: %s, in the log: %s, is found', (registered, told, says) => {
  const { script } = at('queue');
  script.commit([phoneIs('anna', told)]);
  script.stage.agents.push({ ...script, agentId: agentIds.anna as never, registered, present: true, legs: 0 });
  script.pass(2_000);
  expect(script.found()).toEqual([]);
  script.pass(2_000);
  expect(script.found()).toEqual([`I6 ${says}`]);
});

test('an answer of a leg that rings is found at once, that of one which is gone again is not', () => {
  const { script, call } = at('offered');
  script.commit([answered('c1', 'anna')]);
  expect(script.found()).toEqual([expect.stringContaining('which rings')]);
  const other = at('offered');
  other.call.legs = [];
  other.script.commit([answered('c1', 'anna')]);
  expect(other.script.found()).toEqual([]);
  expect(call.legs).toHaveLength(1);
});

test('an end by the caller while the line is open is found at once', () => {
  const { script, call } = at('queue');
  script.commit([ended('c1', 'abandoned-in-queue')]);
  expect(script.found()).toEqual([expect.stringContaining('is on the line')]);
  const other = at('queue', { endedAt: 1 });
  other.script.commit([ended('c1', 'abandoned-in-queue')]);
  expect(other.script.found()).toEqual([]);
  expect(call.endedAt).toBeNull();
});

test('what an agent ends while nobody reaches Asterisk counts as lost, though the caller is on the line', () => {
  const lost = ended('c1', 'lost-pbx', { by: 'unknown' });
  const { script } = at('talking');
  script.commit([telephony(false)]);
  script.commit([lost]);
  expect(script.found()).toEqual([]);
  const connected = at('talking');
  connected.script.commit([lost]);
  expect(connected.script.found()).toEqual([expect.stringContaining('is on the line')]);
});

test('a note that a recording is paused is found where it runs, once it is heard or has stood for a second', () => {
  const { script, call } = at('held', { recording: recording(false, true) });
  const heard = `channels/1/variable?variable=CC_RECORDING_PAUSED&value=${call.recording!.name}`;
  const noted = { kind: 'event', node: 'a', text: `{"type":"RESTResponse","uri":"${heard}"}` } as const;
  script.happen({ ...noted, at: script.now() });
  expect(script.found()).toEqual(['I6 is noted as not recorded before that is so']);
  script.pass(2_000);
  expect(script.found()).toContainEqual(expect.stringContaining('its channel says that it is not'));
  const right = at('held');
  right.script.happen({ ...noted, at: right.script.now() });
  right.script.pass(60_000);
  expect(right.script.found()).toEqual([]);
});

test('a note that may have been lost with the connection is waited for', () => {
  const { script, call } = at('held');
  script.happen({ kind: 'fault', at: script.now(), fault: 'ari-socket-lost', about: 'a' });
  script.happen({ kind: 'deed', at: script.now(), who: 'a', deed: connects });
  call.recording = recording(false, true);
  script.pass(10_000);
  expect(script.found()).toEqual([]);
  script.pass(12_000);
  expect(script.found()).toContainEqual(expect.stringContaining('its channel says that it is not'));
});

/** boris had a telephone and c2 was on the line; both are gone when a node connects anew. */
function connectedAnew() {
  const { script } = at('queue');
  const boris = { ...script, agentId: agentIds.boris as never, registered: true, present: true, legs: 0 };
  script.stage.agents.push(boris);
  const call = script.call('c2');
  script.look();
  boris.registered = false;
  Object.assign(call, { endedAt: script.now(), endedBy: 'caller' });
  script.pass(1_000);
  script.happen({ kind: 'deed', at: script.now(), who: 'a', deed: connects });
  script.look();
  return script;
}

test('who was gone before the connection that stands cannot be told to be there', () => {
  const script = connectedAnew();
  script.commit([phoneIs('boris', true), arrived('c2')]);
  const old = 'I6 is told to be there, and was gone 1000 ms before the connection that stands';
  expect(script.found()).toEqual([old, old]);
});

test('of whom the witness tells, or who was told before that connection, is no old news', () => {
  const script = connectedAnew();
  script.commit([{ ...arrived('c2'), unheardAt: script.now() } as Fact]);
  script.commit([phoneIs('boris', true)], { at: script.now() - 5_000 });
  script.happen({ kind: 'fault', at: script.now(), fault: 'node-freeze', about: 'a' });
  script.commit([phoneIs('boris', true)]);
  expect(script.found()).toEqual([]);
});

/** A key of the caller of c1, as a node hears of it. */
function press(script: Script, digit: string): void {
  const app_data = `zvon,in,${callId('c1')},420800100100`;
  const text = JSON.stringify({ type: 'ChannelDtmfReceived', digit, channel: { dialplan: { app_data } } });
  script.happen({ kind: 'event', at: script.now(), node: 'a', text });
}

test('a flow that goes on while its prompt is heard is found, but for a key that was pressed', () => {
  const { script, call } = at('queue', { hears: 'prompt' });
  script.commit([stepped('c1', 1)]);
  script.look();
  press(script, '4');
  script.commit([stepped('c1', 2), stepped('c1', 3)]);
  script.look();
  call.hears = 'silence';
  script.commit([stepped('c1', 3)]);
  expect(script.found()).toEqual([]);
  script.look();
  call.hears = 'prompt';
  script.commit([stepped('c1', 4)]);
  expect(script.found()).toEqual(['I6 has heard its prompt out in the log, and hears it still']);
});

test('a key that came while the end of a prompt was written is minded after it', () => {
  const { script, call } = at('queue', { hears: 'prompt' });
  script.commit([stepped('c1', 1)]);
  script.look();
  call.hears = 'silence';
  press(script, '4');
  script.commit([stepped('c1', 2)]);
  call.hears = 'prompt';
  script.pass(10);
  script.commit([stepped('c1', 3)]);
  expect(script.found()).toEqual([]);
  script.pass(10_000);
  script.commit([stepped('c1', 4)]);
  script.pass(10);
  script.commit([stepped('c1', 5)]);
  expect(script.found()).toEqual(['I6 has heard its prompt out in the log, and hears it still']);
});

test('a caller who has said no and is recorded is found', () => {
  const { script } = at('queue');
  const refused = { key: 'recording', value: 'no', type: 'flag', check: 'valid' } as const;
  script.commit([{ kind: 'attribute.set', interactionId: callId('c1'), ...refused }]);
  expect(script.found()).toEqual([]);
  script.commit([recorded('c1')]);
  expect(script.found()).toEqual(['I6 is recorded and has said no']);
});

/** A flow that went on at the end of a prompt that is heard still, after this has happened. */
function wentOnTooSoon(meanwhile: (script: Script) => void): string[] {
  const { script } = at('queue', { hears: 'prompt' });
  script.commit([stepped('c1', 1)]);
  meanwhile(script);
  script.commit([stepped('c1', 2)]);
  return script.found();
}

test('an end that a reconnect overtook may be told of a prompt that was begun anew, for so long and no longer', () => {
  const overtaken = (script: Script): void =>
    script.happen({ kind: 'fault', at: script.now(), fault: 'ari-event-reordered', about: 'a' });
  expect(wentOnTooSoon((script) => (overtaken(script), script.pass(4_000)))).toEqual([]);
  expect(wentOnTooSoon((script) => (overtaken(script), script.pass(6_000)))).toHaveLength(1);
  expect(wentOnTooSoon((script) => script.pass(4_000))).toHaveLength(1);
});

test('a contact of which facts were lost goes through its flow again, whatever it hears', () => {
  expect(
    wentOnTooSoon((script) => {
      script.lose(1);
      script.pass(1_000);
      script.commit([stepped('c1', 1)]);
      script.pass(1_000);
    }),
  ).toEqual([]);
});

test('keys that are in the log in another order than they were pressed are found', () => {
  const { script } = at('queue');
  for (const digit of '4532') press(script, digit);
  script.commit([typed('c1', '452')]);
  expect(script.found()).toEqual([]);
  script.commit([typed('c1', '5432')]);
  expect(script.found()).toEqual(['I6 has pressed 4532, the log says 5432']);
});
