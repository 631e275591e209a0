import { describe, expect, test } from 'vitest';
import { legOf } from '../../../test/support/leg-names.ts';
import { agentIds, callId, numbers } from '../../../test/support/routing-cast.ts';
import {
  annaTalks,
  arrives,
  asks,
  chooses,
  connected,
  curtain,
  disconnected,
  finishes,
  hangsUp,
  isReady,
  legAnswers,
  openStage,
  phoneComes,
  phoneGoes,
  ready,
  restarted,
  returns,
  ringTimerFires,
  signsIn,
  signsOut,
  timerFires,
  vanishes,
  type Row,
} from '../../../test/support/routing-table.ts';

const play = (title: string, rows: Row[]): void => test(title, () => openStage().play(...rows));
const pause = { state: 'not_ready', reason: 'break' } as const;
const presenceTimer = timerFires(`presence:${agentIds.anna}`);

describe('signing in', () => {
  play('begins not ready: login, once', [
    [0, connected()],
    [1, signsIn('anna'), ['anna: not_ready login']],
    [2, signsIn('anna'), []],
    [3, isReady('anna'), ['anna: ready']],
    [4, isReady('anna'), []],
    [5, signsIn('anna'), []],
  ]);

  test('is refused to whom nobody has set up as an agent', () => {
    openStage({
      queues: {},
      agents: {},
      numbers: {},
      calendars: {},
      flows: {},
      flowVersions: {},
      servingPolicy: 'priority',
    }).play([0, signsIn('anna'), { refused: 'not-found' }]);
  });
});

describe('signing out', () => {
  play('ends the day', [
    ...ready('anna'),
    [1, signsOut('anna'), ['anna: offline']],
    [2, signsOut('anna'), []],
    [3, isReady('anna'), { refused: 'conflict' }],
  ]);

  play('is refused while a contact rings or is on the line', [
    ...ready('anna'),
    [0, arrives('c1')],
    [1, signsOut('anna'), { refused: 'agent-busy' }],
    [2, legAnswers('c1')],
    [3, signsOut('anna'), { refused: 'agent-busy' }],
  ]);
});

describe('a chosen state', () => {
  test('by a supervisor is in the ledger with their name', () => {
    const stage = openStage();
    stage.play(...ready('anna'), [1, chooses('anna', pause, 'dana')]);
    expect(stage.facts.at(-1)).toMatchObject({ setBy: agentIds.dana, source: 'supervisor', reason: 'break' });
  });

  play('after a missed offer ends that reason', [
    ...ready('anna'),
    [0, arrives('c1')],
    [15, ringTimerFires('c1')],
    [16, hangsUp('c1')],
    [20, isReady('anna'), ['anna: ready']],
  ]);

  play('during a contact takes effect after it, also when the offer was only withdrawn', [
    ...ready('anna'),
    [0, arrives('c1')],
    [1, chooses('anna', pause), ['anna: next break']],
    [
      2,
      hangsUp('c1'),
      [
        'c1 offer.ended anna withdrawn',
        'c1 call.ended abandoned-in-queue caller',
        'anna: not_ready break',
        '> leg.hangup c1-1',
      ],
    ],
    [3, isReady('anna'), ['anna: ready']],
  ]);
});

describe('presence', () => {
  play('that is missed for less than the grace time changes nothing else', [
    ...ready('anna'),
    [0, vanishes('anna'), ['anna: missing', 'timer presence:anna']],
    [1, vanishes('anna'), []],
    [29, returns('anna'), ['anna: present', 'no timer presence:anna']],
    [30, presenceTimer, []],
    [30, returns('anna'), []],
  ]);

  play('that is missed for longer takes the agent offline, until they sign in again', [
    ...ready('anna'),
    [0, vanishes('anna')],
    [30, presenceTimer, ['anna: gone', 'anna: offline lost-connection']],
    [40, returns('anna'), ['anna: present']],
    [41, isReady('anna'), { refused: 'conflict' }],
    [42, signsIn('anna'), ['anna: not_ready login']],
  ]);

  play('is taken for returned when the agent signs in', [
    ...ready('anna'),
    [0, vanishes('anna')],
    [30, presenceTimer],
    [40, signsIn('anna'), ['anna: present', 'anna: not_ready login']],
  ]);

  play('of somebody who is not signed in is nobody’s concern', [...ready(), [0, vanishes('anna'), []]]);

  play('that is missed during the ringing does not stop it; the agent goes offline after it', [
    ...ready('anna'),
    [0, vanishes('anna')],
    [0, returns('anna')],
    [1, arrives('c1')],
    [2, vanishes('anna')],
    [32, presenceTimer, ['anna: gone']],
    [
      33,
      ringTimerFires('c1'),
      ['c1 offer.ended anna missed', 'c1 call.queued cards 10', 'anna: offline lost-connection', '> leg.hangup c1-1'],
    ],
  ]);
});

describe('phones', () => {
  play('that come and go are told once', [
    ...ready('anna'),
    [0, phoneComes('anna'), []],
    [1, phoneGoes('anna'), ['anna: phone lost']],
    [2, phoneGoes('anna'), []],
    [3, phoneComes('anna'), ['anna: phone registered']],
  ]);

  play('may register before their agents sign in', [
    [0, connected()],
    [1, phoneComes('anna'), ['anna: phone registered']],
    [2, signsIn('anna'), ['anna: not_ready login']],
    [3, arrives('c1')],
    [
      4,
      isReady('anna'),
      ['anna: ready', 'c1 call.offered anna only-one', 'anna: reserved ringing', '> leg.dial c1-1 anna 15s'],
    ],
  ]);
});

test('the ledger has one row for each change, of activity too', () => {
  const stage = openStage();
  stage.play(...annaTalks);
  stage.play([5, asks('anna', 'call.hold', 'c1')], [6, asks('anna', 'call.resume', 'c1')], [7, hangsUp('c1')]);
  const rows = stage.facts.flatMap((fact) =>
    fact.kind === 'agent.stateChanged' ? [[fact.state, fact.activity ?? fact.reason]] : [],
  );
  expect(rows).toEqual([
    ['not_ready', 'login'],
    ['ready', null],
    ['reserved', 'ringing'],
    ['engaged', 'talking'],
    ['engaged', 'on-hold'],
    ['engaged', 'talking'],
    ['wrapup', 'wrapping-up'],
  ]);
});

describe('without the telephone system', () => {
  play('nothing can be asked of a line, but the agent’s own state and forms go on', [
    ...annaTalks,
    [5, disconnected(), ['telephony away']],
    [6, asks('anna', 'call.hold', 'c1'), { refused: 'telephony-away' }],
    [6, asks('anna', 'offer.accept', 'c1'), { refused: 'telephony-away' }],
    [7, chooses('anna', pause), ['anna: next break']],
  ]);

  const givenUp: Row[] = [
    ...annaTalks,
    [5, disconnected()],
    [
      65,
      asks('anna', 'call.end', 'c1'),
      [
        'c1 recording.ended c1-1',
        'c1 call.ended lost-pbx unknown',
        'c1 wrapup.started anna',
        'anna: wrapup wrapping-up',
        'c1 callback.promised lost-pbx anna',
      ],
    ],
  ];

  play('a conversation is ended as lost: its agent wraps up and has a callback', [
    ...givenUp,
    [66, asks('anna', 'call.end', 'c1'), { refused: 'call-gone' }],
    [70, finishes('anna', 'c1'), ['c1 wrapup.finished anna in time', 'anna: ready']],
    [90, restarted([], [agentIds.anna]), ['telephony connected']],
  ]);

  test('a conversation that was ended as lost and had only lost its connection is hung up after it', () => {
    const stage = openStage();
    stage.play(...givenUp);
    const legs = [{ legId: legOf('c1', 1), agentId: agentIds.anna, state: 'up', bridged: true } as const];
    const recording = { recordingName: null, recordingPaused: false };
    const alive = { interactionId: callId('c1'), from: '420777000001', to: numbers.cards, legs, ...recording };
    stage.play([
      90,
      connected([alive], [agentIds.anna]),
      ['telephony connected', '> leg.hangup c1-1', '> call.hangup c1'],
    ]);
  });

  play('nothing is offered and nothing is asked', [
    ...ready('anna').slice(1),
    [0, arrives('c1'), ['c1 call.arrived', 'c1 flow.stepEntered wait', 'c1 call.queued cards 10']],
    [1, signsIn('boris'), ['boris: not_ready login']],
  ]);
});

test('a state that begins now is since now', () => {
  const stage = openStage();
  stage.play(...ready('anna'), [7, chooses('anna', pause)]);
  expect(stage.state.agents.get(agentIds.anna)).toMatchObject({ since: curtain + 7_000, before: pause });
});
