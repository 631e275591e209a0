import { expect, test } from 'vitest';
import { agentIds, callId, numbers } from '../../test/support/routing-cast.ts';
import { arrives, hangsUp, openStage, ready } from '../../test/support/routing-table.ts';
import { readFact } from './read-fact.ts';

test('every fact that routing tells is read back as it was', () => {
  const stage = openStage();
  stage.play(...ready('anna'), [0, arrives('c1')], [5, hangsUp('c1')]);
  for (const fact of stage.facts) {
    const { kind, ...body } = fact;
    expect(readFact(kind, JSON.parse(JSON.stringify(body)))).toEqual({ fact });
  }
});

test('what a later version has added to a fact is kept', () => {
  const body = { agentId: agentIds.anna, registered: true, since: 5 };
  expect(readFact('agent.phoneChanged', body)).toEqual({ fact: { kind: 'agent.phoneChanged', ...body } });
});

test.each([
  ['call.whispered', { interactionId: callId('c1') }, 'its kind call.whispered is not known'],
  ['toString', {}, 'its kind toString is not known'],
  ['call.held', null, 'call.held: its body is not what it must be'],
  ['call.held', { interactionId: callId('c1') }, 'call.held: agentId is not what it must be'],
  [
    'call.held',
    { interactionId: numbers.cards, agentId: agentIds.anna },
    'call.held: interactionId is not what it must be',
  ],
  [
    'call.positionTold',
    { interactionId: callId('c1'), position: '1', nextAt: 0 },
    'call.positionTold: position is not what it must be',
  ],
])('%s with %j cannot be read', (kind, body, unreadable) => {
  expect(readFact(kind, body)).toEqual({ unreadable });
});
