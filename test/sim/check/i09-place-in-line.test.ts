import { describe, expect, test } from 'vitest';
import type { RoutingConfig } from '../../../src/core/routing/state.ts';
import { agentIds, callId, castConfig, queueIds } from '../../support/routing-cast.ts';
import { placeInLine } from './i09-place-in-line.ts';
import { openScript } from './scripted-centre.ts';
import { answered, arrived, ended, offered, offerEnded, queued } from './scripted-facts.ts';

describe('who comes to wait', () => {
  /** c1 has 50 points and prefers boris, whatever the queue says by now, and is offered to anna. */
  function ringing() {
    const script = openScript(placeInLine);
    script.connect();
    script.ready('anna');
    const queuedAt = script.now();
    const had = { priority: 50, lastAgentId: agentIds.boris };
    script.commit([arrived('c1')]);
    script.belief.config = promising(50);
    script.commit([arrived('c2'), answered('c2', 'boris'), ended('c2', 'handled')]);
    script.commit([queued('c1', queuedAt, had)]);
    script.belief.config = castConfig;
    script.commit([offered('c1', 'anna', 1, { waitedMs: 0, priority: 50 })]);
    script.pass(5_000);
    return { script, queuedAt, had };
  }
  const promising = (priority: number): RoutingConfig => {
    const cards = castConfig.queues[queueIds.cards]!;
    return {
      ...castConfig,
      queues: { ...castConfig.queues, [cards.id]: { ...cards, priority, lastAgentMs: 3_600_000 } },
    };
  };

  test.each(['missed', 'declined', 'withdrawn'] as const)('from an offer that was %s has all that they had', (how) => {
    const { script, queuedAt, had } = ringing();
    script.commit([offerEnded('c1', 'anna', how), queued('c1', queuedAt, had)]);
    expect(script.found()).toEqual([]);
  });

  test.each([
    ['priority', { priority: 10 }],
    ['lastAgentId', { lastAgentId: null }],
  ])('from an offer that was not taken with another %s is found', (field, wrong) => {
    const { script, queuedAt, had } = ringing();
    script.commit([offerEnded('c1', 'anna', 'missed'), queued('c1', queuedAt, { ...had, ...wrong })]);
    expect(script.found()).toEqual([expect.stringContaining(`waits with ${field}`)]);
  });

  test('from an offer that was not taken as if they came just now is found', () => {
    const { script, had } = ringing();
    script.commit([offerEnded('c1', 'anna', 'missed'), queued('c1', script.now(), had)]);
    expect(script.found()).toEqual([expect.stringContaining('waits with queuedAt')]);
  });

  test('because their agent was lost comes before all others and waits anew', () => {
    const { script } = ringing();
    script.commit([answered('c1', 'anna')]);
    script.commit([queued('c1', script.now(), { priority: 1_000 })]);
    expect(script.found()).toEqual([]);
    const { script: other } = ringing();
    other.commit([answered('c1', 'anna')]);
    other.commit([queued('c1', other.now(), { priority: 10 })]);
    expect(other.found()).toEqual([expect.stringContaining('waits with priority 10, and 1000 is due')]);
  });

  test('for the first time has the priority of the queue, and nobody is preferred who served another number', () => {
    const { script } = ringing();
    script.commit([arrived('c3', '420777000003'), queued('c3', script.now(), { lastAgentId: agentIds.boris })]);
    expect(script.found()).toEqual([expect.stringContaining('waits with lastAgentId')]);
    script.commit([arrived('c4', null), queued('c4', script.now(), { priority: 11 })]);
    expect(script.found()).toContainEqual(expect.stringContaining('waits with priority 11, and 10 is due'));
  });

  test('has what the flow adds to the priority of the queue', () => {
    const { script } = ringing();
    const added = { kind: 'call.prioritySet' as const, interactionId: callId('c3'), priority: 5 };
    script.commit([arrived('c3', null), added, queued('c3', script.now(), { priority: 15 })]);
    expect(script.found()).toEqual([]);
    script.commit([arrived('c4', null), { ...added, interactionId: callId('c4') }, queued('c4', script.now())]);
    expect(script.found()).toEqual([expect.stringContaining('waits with priority 10, and 15 is due')]);
  });
});
