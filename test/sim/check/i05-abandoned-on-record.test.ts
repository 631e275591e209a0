import { expect, test } from 'vitest';
import type { Fact } from '../../../src/shared/events.ts';
import { callId } from '../../support/routing-cast.ts';
import { abandonedOnRecord } from './i05-abandoned-on-record.ts';
import { openScript } from './scripted-centre.ts';
import { arrived, ended, offered, offerEnded, queued } from './scripted-facts.ts';

type Record = Partial<Extract<Fact, { kind: 'call.ended' }>>;

/** c1 and c2 wait, c1 for ten seconds longer; both have been told their place. */
function queueOfTwo() {
  const script = openScript(abandonedOnRecord);
  script.connect();
  script.pass(60_000);
  for (const name of ['c1', 'c2']) {
    script.waits(name);
    play(script, name, 'position-1');
    script.pass(10_000);
  }
  return script;
}

function play(script: ReturnType<typeof openScript>, name: string, ...prompts: string[]): void {
  const command = { kind: 'prompt.play', interactionId: callId(name), promptId: 'p', prompts, language: 'cs' } as const;
  script.happen({ kind: 'command', at: script.now(), node: 'a', epoch: 1, command });
}

const leaves = (name: string, record: Record) => {
  const script = queueOfTwo();
  script.commit([ended(name, 'abandoned-in-queue', record)]);
  return script.found();
};

test('a record that says it all is nothing to find', () => {
  expect(leaves('c2', { waitedMs: 10_000, position: 2, lastPrompt: 'position-1' })).toEqual([]);
  expect(leaves('c1', { waitedMs: 20_000, position: 1, lastPrompt: 'position-1' })).toEqual([]);
});

test.each<[string, Record, string]>([
  ['a wait that is not so', { waitedMs: 9_999, position: 2, lastPrompt: 'position-1' }, 'waited for 10000 ms'],
  ['no wait', { position: 2, lastPrompt: 'position-1' }, 'its record says undefined'],
  ['a place that is not so', { waitedMs: 10_000, position: 1, lastPrompt: 'position-1' }, 'was number 2'],
  ['a prompt that was not played', { waitedMs: 10_000, position: 2, lastPrompt: 'please-hold' }, 'heard position-1'],
  ['no prompt though one was played', { waitedMs: 10_000, position: 2, lastPrompt: null }, 'its record says null'],
])('%s is found', (_what, record, says) => {
  expect(leaves('c2', record)).toEqual([expect.stringContaining(says)]);
});

test('who rings at an agent keeps their place before those behind them', () => {
  const script = queueOfTwo();
  script.commit([offered('c1', 'anna', script.now() + 15_000)]);
  script.commit([ended('c2', 'abandoned-in-queue', { waitedMs: 10_000, position: 2, lastPrompt: 'position-1' })]);
  expect(script.found()).toEqual([]);
});

test('who was offered may have heard music alone', () => {
  const script = queueOfTwo();
  script.commit([offered('c1', 'anna', script.now() + 15_000), offerEnded('c1', 'anna', 'missed')]);
  script.commit([queued('c1', script.now() - 20_000)]);
  script.commit([ended('c1', 'abandoned-in-queue', { waitedMs: 20_000, position: 1, lastPrompt: null })]);
  expect(script.found()).toEqual([]);
});

test('in the flow the last prompt counts, and nobody has waited in a queue', () => {
  const script = queueOfTwo();
  script.commit([arrived('c3')]);
  play(script, 'c3', 'greeting');
  play(script, 'c3', 'card-number');
  script.pass(5_000);
  script.commit([ended('c3', 'abandoned-in-flow', { lastPrompt: 'greeting', waitedMs: 1 })]);
  expect(script.found()).toEqual([
    'I5 waited 1 ms without being in a queue',
    'I5 heard greeting, card-number, its record says greeting',
  ]);
});

test('what was asked for before a fault of machines need not have been heard', () => {
  const script = queueOfTwo();
  script.happen({ kind: 'fault', at: script.now(), fault: 'ari-socket-lost', about: 'a' });
  script.commit([ended('c2', 'abandoned-in-queue', { waitedMs: 10_000, position: 2, lastPrompt: 'please-hold' })]);
  expect(script.found()).toEqual([]);
});
