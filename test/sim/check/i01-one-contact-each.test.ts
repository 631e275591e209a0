import { expect, test } from 'vitest';
import { oneContactEach } from './i01-one-contact-each.ts';
import { openScript } from './scripted-centre.ts';
import {
  agentIs,
  answered,
  ended,
  formOpened,
  formParked,
  offered,
  offerEnded,
  phoneIs,
  presenceIs,
  telephony,
} from './scripted-facts.ts';

function atWork() {
  const script = openScript(oneContactEach);
  script.connect();
  script.ready('anna');
  script.waits('c1');
  script.waits('c2');
  return script;
}

test('an agent who is free may be offered a contact, and after it the next', () => {
  const script = atWork();
  script.commit([
    offered('c1', 'anna', script.now() + 15_000),
    agentIs('anna', 'reserved', { activity: 'ringing', call: 'c1' }),
  ]);
  script.commit([offerEnded('c1', 'anna', 'withdrawn'), agentIs('anna', 'ready')]);
  script.commit([offered('c2', 'anna', script.now() + 15_000)]);
  expect(script.found()).toEqual([]);
});

test('a second contact at once is found, by its offer and by what the agent has then', () => {
  const script = atWork();
  script.commit([offered('c1', 'anna', script.now() + 15_000), offered('c2', 'anna', script.now() + 15_000)]);
  expect(script.found()).toEqual([
    expect.stringMatching(/^I1 is offered .* with 1 of 1 in hand$/),
    expect.stringMatching(/^I1 has .* and .* at once$/),
  ]);
});

test('a form whose time runs is work in hand, one in the tray is not', () => {
  const script = atWork();
  script.commit([offered('c1', 'anna', script.now() + 15_000), answered('c1', 'anna'), ended('c1', 'handled')]);
  script.commit([formOpened('c1', 'anna', script.now() + 30_000)]);
  script.commit([formParked('c1', 'anna'), offered('c2', 'anna', script.now() + 15_000)]);
  expect(script.found()).toEqual([]);
  const busy = atWork();
  busy.commit([formOpened('c1', 'anna', busy.now() + 30_000), offered('c2', 'anna', busy.now() + 15_000)]);
  expect(busy.found()).toEqual([expect.stringContaining('with 1 of 1 in hand')]);
});

test.each([
  ['on a break', agentIs('anna', 'not_ready', { reason: 'break' }), 'their state is not_ready'],
  ['without a telephone', phoneIs('anna', false), 'their telephone is not registered'],
  ['whose page is gone', presenceIs('anna', false, 1), 'their desk is not connected'],
  ['of a telephone system that is away', telephony(false), 'the telephone system is away'],
])('an offer to an agent %s is found', (_who, fact, why) => {
  const script = atWork();
  script.commit([fact, offered('c1', 'anna', script.now() + 15_000)]);
  expect(script.found()).toEqual([expect.stringContaining(why)]);
});
