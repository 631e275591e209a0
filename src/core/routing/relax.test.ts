import { describe, expect, test } from 'vitest';
import { callId, castConfig, queueIds } from '../../../test/support/routing-cast.ts';
import {
  arrives,
  curtain,
  hangsUp,
  openStage,
  openStageAgain,
  ready,
  ringTimerFires,
  isReady,
  timerFires,
  type Row,
} from '../../../test/support/routing-table.ts';
import type { QueueConfig, RoutingConfig } from './state.ts';
import { timersOf } from './timers-of.ts';

/** Chen has level 2 of cards, one too few; Dana has none. */
const asking = (change: Partial<QueueConfig>): RoutingConfig => ({
  ...castConfig,
  queues: { ...castConfig.queues, [queueIds.cards]: { ...castConfig.queues[queueIds.cards]!, ...change } },
});
const relaxing = asking({
  skills: [
    { skill: 'cards', level: 3 },
    { skill: 'loans', level: 6 },
  ],
  relaxations: [
    { afterMs: 20_000, levelDrop: 1, firstSkillOnly: false },
    { afterMs: 50_000, levelDrop: 2, firstSkillOnly: true },
  ],
});
const play = (title: string, rows: Row[]): void => test(title, () => openStage(relaxing).play(...rows));
const relaxTimer = timerFires(`relax:${callId('c1')}`);

describe('a contact for which nobody has all that the queue asks for', () => {
  play('goes, when its time has come, to whoever has a little less', [
    ...ready('chen'),
    [0, arrives('c1'), ['c1 call.arrived', 'c1 flow.stepEntered wait', 'c1 call.queued cards 10', ...waitsFor('c1')]],
    [
      20,
      relaxTimer,
      ['c1 call.relaxed 1', 'c1 call.offered chen only-one', 'chen: reserved ringing', '> leg.dial c1-1 chen 15s'],
    ],
  ]);

  play('waits on where even that is too much, and at last only its first skill is asked for', [
    ...ready('boris'),
    [0, arrives('c1')],
    [20, relaxTimer, ['c1 call.relaxed 1', 'timer relax:c1']],
    [
      50,
      relaxTimer,
      ['c1 call.relaxed 2', 'c1 call.offered boris only-one', 'boris: reserved ringing', '> leg.dial c1-1 boris 15s'],
    ],
  ]);

  play('is offered to nobody when its caller has left meanwhile', [
    ...ready('chen'),
    [0, arrives('c1')],
    [10, hangsUp('c1'), ['c1 call.ended abandoned-in-queue caller', 'no timer relax:c1']],
    [20, relaxTimer, []],
  ]);

  test('keeps the time since when it waits, and the agent reads what was asked of them', () => {
    const stage = openStage(relaxing);
    stage.play(...ready('chen'), [0, arrives('c1')], [20, relaxTimer]);
    const offer = stage.facts.find((fact) => fact.kind === 'call.offered');
    expect(offer?.reason).toMatchObject({
      waitedMs: 20_000,
      skills: [
        { skill: 'cards', required: 2, level: 2 },
        { skill: 'loans', required: 5, level: 5 },
      ],
    });
  });

  test('that comes back from an offer has not to wait for the same again', () => {
    const stage = openStage(relaxing);
    stage.play(...ready('chen'), [0, arrives('c1')], [20, relaxTimer], [35, ringTimerFires('c1')]);
    expect(stage.state.calls.get(callId('c1'))?.place).toMatchObject({ kind: 'queue', ring: 1, queuedAt: curtain });
    expect(timersOf(stage.state)).toEqual([{ key: `relax:${callId('c1')}`, at: curtain + 50_000 }]);
    stage.play([36, isReady('chen'), ['chen: ready', 'c1 call.offered chen only-one', ...ringsAt('chen', 2)]]);
  });

  test('needs all of it again where the administrator has taken the relaxations away', () => {
    const stage = openStage(relaxing);
    stage.play(...ready(), [0, arrives('c1')], [20, relaxTimer], [50, relaxTimer]);
    const after = openStageAgain(stage, asking({ relaxations: [] }));
    for (const [, happening] of ready('chen')) after.play([60, happening]);
    expect(after.facts.map(({ kind }) => kind)).not.toContain('call.offered');
  });
});

test('a queue that asks for the same at all times starts no timer', () => {
  const stage = openStage();
  stage.play(...ready('chen'), [0, arrives('c1')]);
  expect(timersOf(stage.state)).toEqual([]);
});

function waitsFor(call: string): string[] {
  return [`> call.acknowledge ${call}`, `> call.answer ${call}`, `> music.start ${call}`, `timer relax:${call}`];
}

function ringsAt(agent: string, attempt: number): string[] {
  return [`${agent}: reserved ringing`, `> leg.dial c1-${attempt} ${agent} 15s`];
}
