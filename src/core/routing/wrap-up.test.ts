import { describe, expect, test } from 'vitest';
import { agentIds, callId, castConfig } from '../../../test/support/routing-cast.ts';
import { forkOf } from '../../../test/support/routing-states.ts';
import {
  annaTalks,
  arrives,
  asks,
  chooses,
  curtain,
  finishes,
  finishesWithCallback,
  hangsUp,
  isReady,
  legAnswers,
  openStage,
  openStageAgain,
  signsOut,
  timerFires,
  vanishes,
  returns,
  type Row,
} from '../../../test/support/routing-table.ts';

const play = (title: string, rows: Row[]): void => test(title, () => openStage().play(...rows));
const wrapUpTimer = timerFires(`wrapup:${callId('c1')}:${agentIds.anna}`);
/** The wrap-up runs from second 10 to second 40. */
const annaWrapsUp: Row[] = [...annaTalks, [10, hangsUp('c1')]];
const withdrawn = (call: string): string[] => [
  `${call} offer.ended anna withdrawn`,
  `${call} call.ended abandoned-in-queue caller`,
];
const lunch = { state: 'not_ready', reason: 'lunch' } as const;

describe('a wrap-up', () => {
  play('that is finished returns the agent to the state before the contact', [
    ...annaWrapsUp,
    [20, finishes('anna', 'c1'), ['c1 wrapup.finished anna in time', 'anna: ready', 'no timer wrapup:c1']],
  ]);

  play('that is finished with a promise leaves a callback to whom it was promised by, or to anyone', [
    ...annaWrapsUp,
    [20, asks('anna', 'wrapup.park', 'c1')],
    [
      21,
      finishesWithCallback('anna', 'c1', { due: 60_000, ownerId: agentIds.anna, number: '420777000001' }),
      ['c1 callback.promised wrap-up anna', 'c1 wrapup.finished anna late'],
    ],
    [22, arrives('c2')],
    [23, legAnswers('c2')],
    [24, hangsUp('c2')],
    [
      25,
      finishesWithCallback('anna', 'c2', { due: 60_000, ownerId: null, number: '420777000002' }),
      ['c2 callback.promised wrap-up -', 'c2 wrapup.finished anna in time', 'anna: ready'],
    ],
    [
      26,
      finishesWithCallback('anna', 'c2', { due: 60_000, ownerId: null, number: '420777000002' }),
      { refused: 'wrap-up-closed' },
    ],
  ]);

  play('that is finished with a state goes there', [
    ...annaWrapsUp,
    [20, finishes('anna', 'c1', lunch), ['c1 wrapup.finished anna in time', 'anna: not_ready lunch']],
  ]);

  play('is not closed by a choice of state, which waits for its end', [
    ...annaTalks,
    [8, chooses('anna', lunch), ['anna: next lunch']],
    [9, chooses('anna', lunch), []],
    [10, hangsUp('c1')],
    [12, chooses('anna', { state: 'not_ready', reason: 'break' }), ['anna: next break']],
    [20, finishes('anna', 'c1'), ['c1 wrapup.finished anna in time', 'anna: not_ready break']],
    [25, isReady('anna'), ['anna: ready']],
    [30, arrives('c2')],
    [31, hangsUp('c2'), [...withdrawn('c2'), 'anna: ready', '> leg.hangup c2-1']],
  ]);

  play('can be extended as often as the queue allows', [
    ...annaWrapsUp,
    [20, asks('anna', 'wrapup.extend', 'c1'), ['c1 wrapup.extended anna', 'timer wrapup:c1']],
    [21, asks('anna', 'wrapup.extend', 'c1'), { refused: 'extensions-used-up' }],
    [40, wrapUpTimer, ['timer wrapup:c1']],
    [60, wrapUpTimer, ['c1 wrapup.parked anna time-out', 'anna: ready']],
  ]);

  test('runs for the time of its queue, and an extension adds to that', () => {
    const stage = openStage();
    stage.play(...annaWrapsUp, [20, asks('anna', 'wrapup.extend', 'c1')]);
    expect(stage.facts.flatMap((fact) => (fact.kind.startsWith('wrapup.') ? [fact] : []))).toMatchObject([
      { until: curtain + 40_000 },
      { until: curtain + 60_000, extensions: 1 },
    ]);
  });
});

describe('[RU-10] a form in the tray', () => {
  play('gets there when its time is over, and routing goes on', [
    ...annaWrapsUp,
    [12, arrives('c2')],
    [
      40,
      wrapUpTimer,
      [
        'c1 wrapup.parked anna time-out',
        'anna: ready',
        'c2 call.offered anna last-agent',
        'anna: reserved ringing',
        '> leg.dial c2-1 anna 15s',
      ],
    ],
    [40, wrapUpTimer, []],
  ]);

  play('gets there by hand, once', [
    ...annaWrapsUp,
    [20, asks('anna', 'wrapup.park', 'c1'), ['c1 wrapup.parked anna by-hand', 'anna: ready', 'no timer wrapup:c1']],
    [21, asks('anna', 'wrapup.park', 'c1'), []],
  ]);

  play('gets there when the agent signs out', [
    ...annaWrapsUp,
    [20, signsOut('anna'), ['c1 wrapup.parked anna by-hand', 'anna: offline', 'no timer wrapup:c1']],
  ]);

  play('is finished late and leaves the agent where they are', [
    ...annaWrapsUp,
    [20, asks('anna', 'wrapup.park', 'c1')],
    [30, arrives('c2')],
    [32, legAnswers('c2')],
    [33, finishes('anna', 'c1', lunch), ['c1 wrapup.finished anna late']],
    [34, finishes('anna', 'c1'), { refused: 'wrap-up-closed' }],
  ]);

  play('cannot be extended', [
    ...annaWrapsUp,
    [20, asks('anna', 'wrapup.park', 'c1')],
    [21, asks('anna', 'wrapup.extend', 'c1'), { refused: 'wrap-up-closed' }],
  ]);
});

describe('a request about a wrap-up is refused', () => {
  play('when it was finished', [
    ...annaWrapsUp,
    [20, finishes('anna', 'c1')],
    [21, finishes('anna', 'c1'), { refused: 'wrap-up-closed' }],
    [21, asks('anna', 'wrapup.park', 'c1'), { refused: 'wrap-up-closed' }],
    [21, asks('anna', 'wrapup.extend', 'c1'), { refused: 'wrap-up-closed' }],
  ]);

  play('while the agent still talks', [
    ...annaTalks,
    [9, finishes('anna', 'c1'), { refused: 'agent-busy' }],
    [9, asks('anna', 'wrapup.park', 'c1'), { refused: 'agent-busy' }],
  ]);

  play('when it is another agent’s', [
    ...annaWrapsUp,
    [20, finishes('boris', 'c1'), { refused: 'wrap-up-closed' }],
    [20, asks('boris', 'wrapup.park', 'c1'), { refused: 'wrap-up-closed' }],
  ]);
});

describe('a desk that is lost', () => {
  const presenceTimer = timerFires(`presence:${agentIds.anna}`);

  play('in the wrap-up parks the form and goes offline when the grace time is over', [
    ...annaWrapsUp,
    [11, vanishes('anna'), ['anna: missing', 'timer presence:anna']],
    [40.9, presenceTimer, ['timer presence:anna']],
    [
      41,
      presenceTimer,
      ['anna: gone', 'c1 wrapup.parked anna connection-lost', 'anna: offline lost-connection', 'no timer wrapup:c1'],
    ],
  ]);

  play('in the call parks the form at its end', [
    ...annaTalks,
    [5, vanishes('anna')],
    [35, presenceTimer, ['anna: gone']],
    [
      60,
      hangsUp('c1'),
      [
        'c1 recording.ended c1-1',
        'c1 call.ended handled caller',
        'c1 wrapup.started anna',
        'c1 wrapup.parked anna connection-lost',
        'anna: offline lost-connection',
        '> recording.stop c1-1',
        '> leg.hangup c1-1',
      ],
    ],
  ]);

  play('and found again before the end of the call is as if nothing had been', [
    ...annaTalks,
    [5, vanishes('anna')],
    [35, presenceTimer],
    [50, returns('anna'), ['anna: present']],
    [60, asks('anna', 'call.end', 'c1')],
    [70, finishes('anna', 'c1'), ['c1 wrapup.finished anna in time', 'anna: ready']],
  ]);
});

test('a wrap-up of a queue that was deleted has a time of its own and no extensions', () => {
  const stage = openStage();
  stage.play(...annaTalks);
  const later = openStageAgain(stage, { ...castConfig, queues: {} });
  later.play([10, hangsUp('c1')], [11, asks('anna', 'wrapup.extend', 'c1'), { refused: 'extensions-used-up' }]);
  expect([...later.state.wrapUps.values()]).toMatchObject([{ until: curtain + 40_000 }]);
});

test('what others have parked is not touched by a contact, not even copied', () => {
  const before = openStage();
  before.play(...annaTalks);
  const tray = [callId('c7'), callId('c8')];
  const stage = openStage(castConfig, { ...forkOf(before.state), trays: new Map([[agentIds.boris, tray]]) });
  stage.play([10, hangsUp('c1')], [20, asks('anna', 'wrapup.extend', 'c1')]);
  expect([...stage.state.trays]).toEqual([[agentIds.boris, tray]]);
  stage.play([60, wrapUpTimer]);
  expect(stage.state.trays.get(agentIds.boris)).toBe(tray);
  expect(stage.state.trays.get(agentIds.anna)).toEqual([callId('c1')]);
  expect(stage.state.wrapUps).toEqual(new Map());
});
