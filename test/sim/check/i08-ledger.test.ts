import { expect, test } from 'vitest';
import { ledger } from './i08-ledger.ts';
import { openScript } from './scripted-centre.ts';
import {
  agentIs,
  answered,
  bridged,
  ended,
  formFinished,
  formOpened,
  formParked,
  held,
  legLost,
  offered,
} from './scripted-facts.ts';

const reserved = agentIs('anna', 'reserved', { activity: 'ringing', call: 'c1' });
const engaged = agentIs('anna', 'engaged', { activity: 'talking', call: 'c1' });
const wrapUp = agentIs('anna', 'wrapup', { activity: 'wrapping-up', call: 'c1' });

/** anna is in a conversation. */
function talks() {
  const script = openScript(ledger);
  script.connect();
  script.ready('anna');
  script.waits('c1');
  script.commit([offered('c1', 'anna', script.now() + 15_000), reserved]);
  script.commit([answered('c1', 'anna'), engaged]);
  script.commit([bridged('c1', 'anna')]);
  return script;
}

test('a contact from its offer to the end of its form is a ledger without gap', () => {
  const script = talks();
  script.commit([held('c1', 'anna'), agentIs('anna', 'engaged', { activity: 'on-hold', call: 'c1' })]);
  script.commit([ended('c1', 'handled'), formOpened('c1', 'anna', script.now() + 30_000), wrapUp]);
  script.commit([formFinished('c1', 'anna'), agentIs('anna', 'ready')]);
  expect(script.found()).toEqual([]);
});

test('an agent who is free in the ledger while they talk is found, and one who works without a contact', () => {
  const script = talks();
  script.commit([agentIs('anna', 'ready')]);
  expect(script.found()).toEqual([
    expect.stringContaining('is ready null null in the ledger, by the contacts engaged talking'),
  ]);
  const over = talks();
  over.commit([ended('c1', 'handled')]);
  expect(over.found()).toEqual([expect.stringContaining('by the contacts without work')]);
});

test.each([
  ['a hold', held('c1', 'anna')],
  ['a lost leg', legLost('c1', 'anna', 1)],
])('%s that the ledger does not show is found', (_what, fact) => {
  const script = talks();
  script.commit([fact]);
  expect(script.found()).toHaveLength(1);
});

test('a form that is parked while its agent stays in wrap-up is found', () => {
  const script = talks();
  script.commit([ended('c1', 'handled'), formOpened('c1', 'anna', 1), wrapUp]);
  script.commit([formParked('c1', 'anna')]);
  expect(script.found()).toEqual([expect.stringContaining('by the contacts without work')]);
});

test('two rows that are one, a way that does not exist and a time that goes back are found', () => {
  const script = openScript(ledger);
  script.ready('anna');
  script.commit([agentIs('anna', 'ready')]);
  script.commit([
    agentIs('boris', 'not_ready', { reason: 'login' }),
    agentIs('boris', 'reserved', { activity: 'ringing', call: 'c1' }),
  ]);
  script.commit([agentIs('anna', 'not_ready', { reason: 'break' })], { at: script.now() - 1 });
  expect(script.found()).toEqual([
    'I8 has two rows of ready that are one',
    'I8 goes from not_ready to reserved',
    expect.stringContaining('by the contacts without work'),
    'I8 becomes not_ready before they became ready',
  ]);
});

test('a contact in the ledger of an agent on a break is found', () => {
  const script = openScript(ledger);
  script.commit([agentIs('anna', 'not_ready', { reason: 'break', call: 'c1' })]);
  expect(script.found()).toEqual([expect.stringContaining('is not_ready with')]);
});
