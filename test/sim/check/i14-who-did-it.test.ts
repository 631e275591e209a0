import { expect, test } from 'vitest';
import type { Actor } from '../../../src/shared/events.ts';
import { agentIds } from '../../support/routing-cast.ts';
import { whoDidIt } from './i14-who-did-it.ts';
import { openScript } from './scripted-centre.ts';
import { agentIs, answered, arrived, ended, formFinished, formOpened, held, offered } from './scripted-facts.ts';

const boris: Actor = { kind: 'user', id: agentIds.boris };

function talks() {
  const script = openScript(whoDidIt);
  script.waits('c1');
  script.commit([offered('c1', 'anna', 1), answered('c1', 'anna')]);
  return script;
}

test('facts that name who did them and what led to them are nothing to find', () => {
  const script = talks();
  script.commit([held('c1', 'anna'), ended('c1', 'handled'), formOpened('c1', 'anna', 1)]);
  script.commit([formFinished('c1', 'anna')], { causedBy: null });
  expect(script.found()).toEqual([]);
});

test('what only an agent can ask for, told as the doing of another, is found', () => {
  const script = talks();
  script.commit([held('c1', 'anna')], { actor: boris });
  script.commit([held('c1', 'anna')], { actor: { kind: 'telephony' } });
  expect(script.found()).toEqual([
    expect.stringContaining('is not told as'),
    expect.stringContaining('is not told as'),
  ]);
});

test('an offer that does not name its rule is found', () => {
  const script = openScript(whoDidIt);
  script.waits('c1');
  script.commit([offered('c1', 'anna', 1)], { actor: { kind: 'engine' } });
  expect(script.found()).toEqual(['I14 call.offered does not name its rule']);
});

test('a state that somebody set and another is said to have set is found', () => {
  const script = openScript(whoDidIt);
  script.commit([{ ...agentIs('anna', 'ready'), setBy: agentIds.anna } as never], { actor: boris });
  expect(script.found()).toEqual([`I14 agent.stateChanged is not told as ${agentIds.anna}'s`]);
});

test('a cause that is not the fact before about the same contact is found', () => {
  const script = openScript(whoDidIt);
  script.waits('c1');
  script.waits('c2');
  script.commit([ended('c1', 'abandoned-in-queue')], { causedBy: 4 });
  script.commit([ended('c2', 'abandoned-in-queue')], { causedBy: null });
  script.commit([arrived('c3')], { causedBy: 1 });
  expect(script.found()).toEqual([
    'I14 call.ended is caused by version 4 instead of version 2',
    'I14 call.ended is caused by nothing instead of version 4',
    'I14 call.arrived is caused by version 1, about nothing before it',
  ]);
});
