import { expect, test } from 'vitest';
import type { Actor, Fact } from '../../../src/shared/events.ts';
import { timers } from './i17-timers.ts';
import { openScript, type Script } from './scripted-centre.ts';
import {
  agentIs,
  answered,
  ended,
  formOpened,
  formParked,
  legLost,
  offered,
  offerEnded,
  presenceIs,
  queued,
  telephony,
} from './scripted-facts.ts';

const engine: Actor = { kind: 'engine' };

/** What runs out after ten seconds, and what says that it has. */
const deadlines: Record<string, { begin(until: number): Fact[]; over(now: number): Fact[] }> = {
  'a ringing': { begin: (until) => [offered('c1', 'anna', until)], over: () => [offerEnded('c1', 'anna', 'missed')] },
  'a form': {
    begin: (until) => [
      offered('c1', 'anna', until),
      answered('c1', 'anna'),
      ended('c1', 'handled'),
      formOpened('c1', 'anna', until),
    ],
    over: () => [formParked('c1', 'anna')],
  },
  'a lost leg': {
    begin: (until) => [offered('c1', 'anna', until), answered('c1', 'anna'), legLost('c1', 'anna', until)],
    over: (now) => [queued('c1', now)],
  },
  'a desk that is gone': {
    begin: (until) => [presenceIs('anna', false, until)],
    over: () => [presenceIs('anna', false)],
  },
};
const names = Object.keys(deadlines);

function begun(name: string): Script {
  const script = openScript(timers);
  script.connect();
  script.pass(60_000);
  script.waits('c1');
  script.commit(deadlines[name]!.begin(script.now() + 10_000));
  return script;
}

test.each(names)('%s that is over in time is nothing to find', (name) => {
  const script = begun(name);
  script.pass(11_000);
  script.commit(deadlines[name]!.over(script.now()), { actor: engine });
  script.pass(60_000);
  expect(script.found()).toEqual([]);
});

test.each(names)('%s that is over early is found', (name) => {
  const script = begun(name);
  script.pass(9_000);
  script.commit(deadlines[name]!.over(script.now()), { actor: engine });
  expect(script.found()).toEqual([expect.stringContaining('1000 ms early')]);
});

test.each(names)('%s that is forgotten is found', (name) => {
  const script = begun(name);
  script.pass(12_000);
  expect(script.found()).toEqual([]);
  script.pass(3_000);
  expect(script.found()).toEqual([expect.stringContaining('nothing has come of it')]);
});

test('time that is up twice is found', () => {
  const script = begun('a form');
  script.pass(11_000);
  script.commit([formParked('c1', 'anna')], { actor: engine });
  script.commit([formParked('c1', 'anna')], { actor: engine });
  expect(script.found()).toEqual(['I17 wrapup.parked says that time was up, and no time ran']);
});

test('without a telephone system the times of calls stand still, those of forms do not', () => {
  const script = begun('a ringing');
  script.commit([telephony(false)]);
  script.pass(60_000);
  expect(script.found()).toEqual([]);
});

test('a ringing that the telephone system ended may end early', () => {
  const script = begun('a ringing');
  script.commit([offerEnded('c1', 'anna', 'missed')]);
  expect(script.found()).toEqual([]);
});

test('an agent who counts as gone before the time of grace is over is found, after it not', () => {
  const gone = agentIs('anna', 'offline', { reason: 'lost-connection' });
  const script = begun('a desk that is gone');
  script.commit([gone]);
  expect(script.found()).toEqual([expect.stringContaining('10000 ms early')]);
  const late = begun('a desk that is gone');
  late.pass(11_000);
  late.commit([presenceIs('anna', false), gone], { actor: engine });
  expect(late.found()).toEqual([]);
});
