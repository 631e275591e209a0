import { expect, test } from 'vitest';
import type { Ending, Fact } from '../../../src/shared/events.ts';
import { oneEnd } from './i03-one-end.ts';
import { openScript } from './scripted-centre.ts';
import {
  agentIs,
  answered,
  arrived,
  ended,
  formFinished,
  formOpened,
  held,
  legLost,
  offered,
  queued,
} from './scripted-facts.ts';

const begin = (...facts: Fact[]) => {
  const script = openScript(oneEnd);
  script.commit([arrived('c1'), ...facts]);
  return script;
};
const inQueue = () => queued('c1', 0);
const ringing = () => offered('c1', 'anna', 1);
const talking = () => answered('c1', 'anna');

test('a contact that ended leaves a form, a call-back and the time of its agent, and nothing else', () => {
  const script = begin(inQueue(), ringing(), talking(), ended('c1', 'handled'));
  script.commit([formOpened('c1', 'anna', 1), agentIs('anna', 'wrapup', { call: 'c1' }), formFinished('c1', 'anna')]);
  expect(script.found()).toEqual([]);
  script.commit([held('c1', 'anna')]);
  expect(script.found()).toEqual(['I3 call.held is told after its end']);
});

test('a second end, a second arrival and a contact that never arrived are found', () => {
  const script = begin(ended('c1', 'abandoned-in-flow'), ended('c1', 'abandoned-in-flow'));
  script.commit([arrived('c1')]);
  script.commit([queued('c2', 0)]);
  expect(script.found()).toEqual([
    'I3 call.ended is told after its end',
    'I3 arrives for the second time',
    'I3 call.queued is told of a contact that never arrived',
  ]);
});

const until: Record<string, Fact[]> = {
  flow: [],
  queue: [inQueue()],
  offered: [inQueue(), ringing()],
  talking: [inQueue(), ringing(), talking()],
  'a conversation without its agent': [inQueue(), ringing(), talking(), legLost('c1', 'anna', 1)],
};
const allowed: Record<string, Ending[]> = {
  flow: ['abandoned-in-flow', 'overflowed', 'lost-pbx'],
  queue: ['abandoned-in-queue', 'overflowed', 'lost-pbx'],
  offered: ['abandoned-in-queue', 'lost-pbx'],
  talking: ['handled', 'lost-pbx'],
  'a conversation without its agent': ['lost-agent', 'lost-pbx', 'handled'],
};
const endings: Ending[] = [
  'handled',
  'abandoned-in-flow',
  'abandoned-in-queue',
  'overflowed',
  'lost-pbx',
  'lost-agent',
];

test.each(Object.keys(until))('from %s a contact ends only as its place allows', (place) => {
  const passed = endings.filter(
    (ending) => begin(...until[place]!, ended('c1', ending, { by: 'agent' })).found().length === 0,
  );
  expect(passed.toSorted()).toEqual(allowed[place]!.toSorted());
});

test('a caller who hangs up while they wait for their agent was not handled, one whom the agent lets go was', () => {
  const lost = until['a conversation without its agent']!;
  expect(begin(...lost, ended('c1', 'handled', { by: 'agent' })).found()).toEqual([]);
  expect(begin(...lost, ended('c1', 'handled')).found()).toEqual([
    'I3 ends as handled although no agent has it on the line',
  ]);
});
