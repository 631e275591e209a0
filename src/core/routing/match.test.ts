import { describe, expect, test } from 'vitest';
import { agentIds, bankId, callId, castConfig, numbers, queueIds } from '../../../test/support/routing-cast.ts';
import {
  annaTalks,
  arrives,
  asks,
  chooses,
  connected,
  curtain,
  disconnected,
  finishes,
  isReady,
  legAnswers,
  openStage,
  openStageAgain,
  phoneComes,
  phoneGoes,
  ready,
  returns,
  signsIn,
  vanishes,
  type Row,
  type Stage,
} from '../../../test/support/routing-table.ts';
import type { AssignmentReason } from '../../shared/events.ts';
import { PrincipalId } from '../../shared/ids.ts';
import type { AgentConfig, QueueConfig, RoutingConfig } from './state.ts';

const withQueue = (change: Partial<QueueConfig>): RoutingConfig => {
  const cards = castConfig.queues[queueIds.cards];
  return { ...castConfig, queues: { ...castConfig.queues, ...(cards && { [cards.id]: { ...cards, ...change } }) } };
};
const withAnna = (change: Partial<AgentConfig>): RoutingConfig => {
  const anna = castConfig.agents[agentIds.anna];
  return { ...castConfig, agents: { ...castConfig.agents, ...(anna && { [anna.id]: { ...anna, ...change } }) } };
};

const offersOf = (stage: Stage): [call: string, agent: string][] =>
  stage.facts.flatMap((fact) => (fact.kind === 'call.offered' ? [[fact.interactionId, fact.agentId]] : []));
const reasonsOf = (stage: Stage): AssignmentReason[] =>
  stage.facts.flatMap((fact) => (fact.kind === 'call.offered' ? [fact.reason] : []));
const offered = (call: string, agent: keyof typeof agentIds) => [callId(call), agentIds[agent]];

function offers(rows: Row[], config?: RoutingConfig) {
  const stage = openStage(config);
  stage.play(...rows);
  return offersOf(stage);
}

const shopId = PrincipalId.parse('00000000-0000-4000-8000-000000000002');
const onlyIf: [title: string, rows: Row[], config?: RoutingConfig][] = [
  ['who lacks the level of a skill', ready('chen')],
  ['who lacks the skill', ready('dana')],
  ['who works for principals that the contact does not belong to', ready('emil'), withQueue({ principalId: shopId })],
  ['who is not ready', [...ready('anna'), [-1, chooses('anna', { state: 'not_ready', reason: 'break' })]]],
  ['who has just signed in', [...ready(), [-2, signsIn('anna')], [-1, phoneComes('anna')]]],
  ['whose phone is gone', [...ready('anna'), [-1, phoneGoes('anna')]]],
  ['whose desk is missing', [...ready('anna'), [-1, vanishes('anna')]]],
  ['without capacity for calls', ready('anna'), withAnna({ capacity: 0 })],
];

describe('nobody is offered a contact', () => {
  test.each(onlyIf)('%s', (_, rows, config) => expect(offers([...rows, [0, arrives('c1')]], config)).toEqual([]));
});

describe('a waiting contact goes', () => {
  test('to an agent of exactly the level that the queue asks for', () => {
    expect(offers([...ready('boris'), [0, arrives('c1')]])).toEqual([offered('c1', 'boris')]);
  });

  test('of own business to whoever has its skills, whatever principals they work for', () => {
    expect(offers([...ready('emil'), [0, arrives('c1')]])).toEqual([offered('c1', 'emil')]);
  });

  test('to agents of its principal', () => {
    const config = withQueue({ principalId: bankId });
    expect(offers([...ready('emil'), [0, arrives('c1')]], config)).toEqual([offered('c1', 'emil')]);
  });

  test.each<[string, Row]>([
    ['becomes ready', [1, isReady('anna')]],
    ['has a phone again', [1, phoneComes('anna')]],
    ['has a desk again', [1, returns('anna')]],
  ])('to the agent who %s', (what, row) => {
    const stage = openStage();
    const before: Record<string, Row[]> = {
      'becomes ready': [[-1, chooses('anna', { state: 'not_ready', reason: 'break' })]],
      'has a phone again': [[-1, phoneGoes('anna')]],
      'has a desk again': [[-1, vanishes('anna')]],
    };
    stage.play(...ready('anna'), ...(before[what] ?? []), [0, arrives('c1')]);
    expect(offersOf(stage)).toEqual([]);
    stage.play(row);
    expect(offersOf(stage)).toEqual([offered('c1', 'anna')]);
  });

  test('to nobody who has a contact already', () => {
    expect(offers([...ready('anna'), [0, arrives('c1')], [1, arrives('c2')]])).toEqual([offered('c1', 'anna')]);
  });
});

describe('the order of contacts', () => {
  const waits = (...rows: Row[]): Row[] => [...ready(), ...rows, [600, phoneComes('anna')], [600, signsIn('anna')]];
  const next = (rows: Row[], config?: RoutingConfig) => offers([...rows, [600, isReady('anna')]], config)[0];

  test('[UA-4] who has waited longest is served first', () => {
    expect(next(waits([0, arrives('c2')], [1, arrives('c1')]))).toEqual(offered('c2', 'anna'));
  });

  test('contacts of the same instant are served in the order of their ids', () => {
    expect(next(waits([0, arrives('c2')], [0, arrives('c1')]))).toEqual(offered('c1', 'anna'));
  });

  test('a higher priority is served before a longer wait', () => {
    const urgent = arrives('c2', { to: numbers.urgent });
    expect(next(waits([0, arrives('c1')], [500, urgent]))).toEqual(offered('c2', 'anna'));
  });

  test('waiting makes up for priority, point by point', () => {
    const ageing = withQueue({ ageingPerMinute: 10 });
    const urgent = arrives('c2', { to: numbers.urgent });
    // At 600 s: c1 has 10 + 10 × 10 points, c2 50 + 1 × 1.
    expect(next(waits([0, arrives('c1')], [540, urgent]), ageing)).toEqual(offered('c1', 'anna'));
    // Without ageing 50 points stay more than 10.
    expect(next(waits([0, arrives('c1')], [540, urgent]), withQueue({ ageingPerMinute: 0 }))).toEqual(
      offered('c2', 'anna'),
    );
  });
});

describe('the order of agents', () => {
  test('who has been idle longest is asked first, and the desk can say why', () => {
    const stage = openStage();
    stage.play(...ready('boris', 'anna'), [0, arrives('c1')]);
    expect(offersOf(stage)).toEqual([offered('c1', 'boris')]);
    expect(reasonsOf(stage)).toEqual([
      {
        rule: 'longest-idle',
        skills: [{ skill: 'cards', required: 3, level: 3 }],
        idleMs: 50_000,
        waitedMs: 0,
        rivals: 1,
        priority: 10,
      },
    ]);
  });

  test('a pause does not make an agent idle anew', () => {
    const pause = chooses('boris', { state: 'not_ready', reason: 'break' });
    const rows: Row[] = [...ready('boris', 'anna'), [-20, pause], [-10, isReady('boris')]];
    expect(offers([...rows, [0, arrives('c1')]])).toEqual([offered('c1', 'boris')]);
  });

  test('a phone that was there before its agent does not make them idle', () => {
    const phones: Row[] = [
      [-90, phoneComes('anna')],
      [-80, phoneComes('boris')],
    ];
    const comes = (name: 'anna' | 'boris', second: number): Row[] => [
      [second, signsIn(name)],
      [second, isReady(name)],
    ];
    const rows = [...ready(), ...phones, ...comes('boris', -20), ...comes('anna', -10)];
    expect(offers([...rows, [0, arrives('c1')]])).toEqual([offered('c1', 'boris')]);
  });

  test('agents idle since the same instant are asked in the order of their ids', () => {
    const both: Row[] = (['boris', 'anna'] as const).flatMap((name): Row[] => [
      [-9, signsIn(name)],
      [-9, phoneComes(name)],
      [-9, isReady(name)],
    ]);
    expect(offers([...ready(), ...both, [0, arrives('c1')]])).toEqual([offered('c1', 'anna')]);
  });

  /** Anna has served the caller of c1 and is ready again at second 20; Boris has been idle for longer. */
  const annaServed: Row[] = [
    ...annaTalks,
    [10, asks('anna', 'call.end', 'c1')],
    [20, finishes('anna', 'c1')],
    [21, signsIn('boris')],
    [21, phoneComes('boris')],
  ];
  const borisIdleLonger = openStageWithBoris();

  test('the agent who served this number last is preferred while the queue says so', () => {
    borisIdleLonger.play([30, arrives('c2')], [30, arrives('c3', { from: '420777000009' })]);
    expect(offersOf(borisIdleLonger).slice(1)).toEqual([offered('c2', 'anna'), offered('c3', 'boris')]);
    expect(reasonsOf(borisIdleLonger)[1]).toMatchObject({ rule: 'last-agent', rivals: 1, idleMs: 10_000 });
    expect(reasonsOf(borisIdleLonger)[2]).toMatchObject({ rule: 'only-one', rivals: 0 });
  });

  test('after that time who has been idle longest is asked', () => {
    const stage = openStageWithBoris();
    stage.play([10 + 3_600, arrives('c2')]);
    expect(offersOf(stage).at(-1)).toEqual(offered('c2', 'boris'));
  });

  test('nobody is remembered for a caller without a number', () => {
    const stage = openStage();
    stage.play(...ready('anna'), [0, arrives('c1', { from: null })], [3, legAnswers('c1')]);
    stage.play([10, asks('anna', 'call.end', 'c1')], [20, finishes('anna', 'c1')], [30, arrives('c2', { from: null })]);
    expect(stage.state.lastAgents.newer).toEqual(new Map());
    expect(reasonsOf(stage).at(-1)?.rule).toBe('only-one');
  });

  /** Boris signed in before Anna, was in a pause while she served c1, and is ready since second 22. */
  function openStageWithBoris(): Stage {
    const stage = openStage();
    stage.play(...ready('boris'), [-1, chooses('boris', { state: 'not_ready', reason: 'break' })]);
    stage.play(...annaServed.filter(([second]) => second !== -100 && second < 21), [22, isReady('boris')]);
    return stage;
  }
});

test('an agent who was given the skill has who waits for it when the engine was started again', () => {
  const stage = openStage(withAnna({ skills: {} }));
  stage.play(...ready('anna', 'boris'), [0, arrives('c1')], [1, arrives('c2')]);
  expect(offersOf(stage)).toEqual([offered('c1', 'boris')]);
  const after = openStageAgain(stage, castConfig);
  after.play([2, phoneComes('anna')]);
  expect(offersOf(after)).toEqual([offered('c2', 'anna')]);
  expect(after.state.calls.get(callId('c2'))?.place).toMatchObject({ kind: 'offered', ringUntil: curtain + 17_000 });
});

describe('a queue that the administrator takes away', () => {
  const { [queueIds.cards]: _gone, ...others } = castConfig.queues;
  const without: RoutingConfig = { ...castConfig, queues: others };

  test('lets a call ring on that is offered already; declined, it goes on too', () => {
    const stage = openStage();
    stage.play(...ready('anna'), [0, arrives('c1')]);
    const after = openStageAgain(stage, without);
    after.take(2, asks('anna', 'offer.decline', 'c1'));
    expect(after.facts.map(({ kind }) => kind)).toContain('call.ended');
    expect(after.state.calls).toEqual(new Map());
  });

  test('keeps nobody: who waits there goes on, once the telephone system is there, as where a flow leads to no queue', () => {
    const stage = openStage();
    stage.play(...ready(), [0, arrives('c1')], [1, disconnected()]);
    const after = openStageAgain(stage, without);
    const recording = { recordingName: null, recordingPaused: false };
    const seen = { interactionId: callId('c1'), from: null, to: numbers.cards, legs: [], ...recording };
    after.take(9, connected([seen]));
    expect(after.facts).toContainEqual(expect.objectContaining({ kind: 'call.ended', ending: 'overflowed' }));
    expect(after.state.calls).toEqual(new Map());
  });
});

test('a queue under another key serves those who wait in it', () => {
  const stage = openStage();
  stage.play(...ready(), [0, arrives('c1')]);
  const after = openStageAgain(stage, withQueue({ key: 'plastic' }));
  after.play([2, signsIn('anna')], [2, phoneComes('anna')], [3, isReady('anna')]);
  expect(offersOf(after)).toEqual([offered('c1', 'anna')]);
});
