import { describe, expect, test } from 'vitest';
import { legOf } from '../../../test/support/leg-names.ts';
import { agentIds, callId, numbers, recordingIdOf } from '../../../test/support/routing-cast.ts';
import { textOf } from '../../../test/support/routing-states.ts';
import {
  annaTalks,
  arrives,
  asks,
  bridgeJoins,
  connected,
  disconnected,
  hangsUp,
  isReady,
  legAnswers,
  openStage,
  phoneComes,
  phoneGoes,
  presses,
  promptEnds,
  ready,
  restarted,
  ringTimerFires,
  signsIn,
  timerFires,
  type Happening,
  type Row,
} from '../../../test/support/routing-table.ts';
import type { CallSeen } from '../telephony/event.ts';
import { recordingNameOf } from './leg-ids.ts';

type Leg = [attempt: number, state: 'ringing' | 'up', bridged?: boolean];

function seen(
  call: string,
  legs: Leg[] = [],
  recording: number | null = null,
  recordingPaused: boolean | null = false,
): CallSeen {
  const interactionId = callId(call);
  return {
    interactionId,
    from: '420777000001',
    to: numbers.cards,
    legs: legs.map(([attempt, state, bridged = false]) => {
      const agentId = agentIds.anna;
      return { legId: legOf(call, attempt), agentId, state, bridged };
    }),
    recordingName: recording === null ? null : recordingNameOf(interactionId, recordingIdOf(recording)),
    recordingPaused,
  };
}

const anna = [agentIds.anna];
const toCards = { to: numbers.card };
const lost = (call: string): string => `${call} call.ended lost-pbx unknown`;
const connectedAgain = 'telephony connected';

/** Plays the rows, loses the connection, finds this snapshot at `second`, and finds it once more: nothing new. */
function finds(title: string, rows: Row[], second: number, snapshot: Happening, follows: string[]): void {
  test(title, () => {
    const stage = openStage();
    stage.play(...rows, [second - 0.1, disconnected()], [second, snapshot, [connectedAgain, ...follows]]);
    const text = textOf(stage.state);
    const again = stage.take(second, snapshot);
    expect(again.facts).toEqual([]);
    expect(textOf(stage.state)).toBe(text);
  });
}

describe('a call that is gone with its telephony system', () => {
  finds('from the flow leaves a callback', [...ready(), [0, arrives('c1', toCards)]], 5, restarted(), [
    lost('c1'),
    'c1 callback.promised lost-pbx -',
  ]);

  finds(
    'from the flow leaves a callback to the agent who served the number last',
    [...annaTalks, [8, hangsUp('c1')], [10, arrives('c2', toCards)]],
    15,
    restarted([], anna),
    [lost('c2'), 'c2 callback.promised lost-pbx anna'],
  );

  finds(
    'from the flow leaves nothing to do where the caller hid their number',
    [...ready(), [0, arrives('c1', { ...toCards, from: null })]],
    5,
    restarted(),
    [lost('c1')],
  );

  finds('from the queue leaves a callback', [...ready(), [0, arrives('c1')]], 5, restarted(), [
    lost('c1'),
    'c1 callback.promised lost-pbx -',
  ]);

  finds(
    'from the ringing leaves a callback and frees the agent',
    [...ready('anna'), [0, arrives('c1')]],
    5,
    restarted([], anna),
    [
      'c1 offer.ended anna withdrawn',
      lost('c1'),
      'anna: ready',
      'c1 callback.promised lost-pbx -',
      '> leg.hangup c1-1',
    ],
  );

  finds('from talking leaves a callback to the same agent, who gets the wrap-up', annaTalks, 10, restarted([], anna), [
    'c1 recording.ended c1-1',
    lost('c1'),
    'c1 wrapup.started anna',
    'anna: wrapup wrapping-up',
    'c1 callback.promised lost-pbx anna',
    '> recording.stop c1-1',
    '> leg.hangup c1-1',
  ]);

  test('leaves a callback that is due now, in its queue, each with an id of its own', () => {
    const stage = openStage();
    stage.play(...ready(), [0, arrives('c1')], [1, arrives('c2', { from: null })], [5, restarted()]);
    const callbacks = stage.facts.flatMap((fact) => (fact.kind === 'callback.promised' ? [fact] : []));
    expect(callbacks.map(({ number }) => number)).toEqual(['420777000001', null]);
    expect(new Set(callbacks.map(({ callbackId }) => callbackId)).size).toBe(2);
  });

  test('is told as lost, too, when the telephone system says so itself', () => {
    const lostEvent = { kind: 'call.ended', interactionId: callId('c1'), cause: 'pbx-lost', by: 'unknown' } as const;
    openStage().play(
      ...ready(),
      [0, arrives('c1')],
      [5, { kind: 'telephony', event: lostEvent }, [lost('c1'), 'c1 callback.promised lost-pbx -']],
    );
  });
});

describe('a call that is gone while its telephony system runs on', () => {
  finds('from the flow was given up by its caller', [...ready(), [0, arrives('c1', toCards)]], 5, connected(), [
    'c1 call.ended abandoned-in-flow unknown',
  ]);

  finds('from the queue was given up, and nobody is called back', [...ready(), [0, arrives('c1')]], 5, connected(), [
    'c1 call.ended abandoned-in-queue unknown',
  ]);

  finds('from talking was ended by somebody, and the agent gets the wrap-up', annaTalks, 10, connected([], anna), [
    'c1 recording.ended c1-1',
    'c1 call.ended handled unknown',
    'c1 wrapup.started anna',
    'anna: wrapup wrapping-up',
    '> recording.stop c1-1',
    '> leg.hangup c1-1',
  ]);
});

describe('a call that is new', () => {
  finds('came while Zvon was away and is taken', ready(), 5, connected([seen('c1')]), [
    'c1 call.arrived',
    'c1 flow.stepEntered wait',
    'c1 call.queued cards 10',
    '> call.acknowledge c1',
    '> call.answer c1',
    '> music.start c1',
  ]);

  finds(
    'whose conversation was forgotten waits anew, and is not recorded while it waits',
    ready(),
    5,
    connected([seen('c1', [[1, 'up', true]], 1)]),
    [
      'c1 call.arrived',
      'c1 flow.stepEntered wait',
      'c1 call.queued cards 10',
      '> leg.hangup c1-1',
      '> recording.stop c1-1',
      '> call.acknowledge c1',
      '> call.answer c1',
      '> music.start c1',
    ],
  );

  finds(
    'with legs of nobody loses them',
    [...ready(), [0, arrives('c1')], [1, hangsUp('c1')]],
    5,
    connected([seen('c1', [[1, 'up']])]),
    ['> leg.hangup c1-1', '> call.hangup c1'],
  );
});

describe('a call in the flow', () => {
  finds(
    'gets the prompt that it was hearing',
    [...ready(), [0, arrives('c1', toCards)], [3, promptEnds('c1')]],
    5,
    connected([seen('c1')]),
    ['> call.answer c1', '> prompt.play c1 card-number', 'timer flow:c1'],
  );

  test('that was typing goes on from there, and its time has run on meanwhile', () => {
    const stage = openStage();
    stage.play(...ready(), [0, arrives('c1', toCards)], [3, promptEnds('c1')], [4, presses('c1', '4')]);
    stage.play([5, disconnected(), ['telephony away', 'no timer flow:c1']]);
    stage.play([6, timerFires(`flow:${callId('c1')}`), []]);
    stage.play([20, connected([seen('c1')]), [connectedAgain, '> call.answer c1', 'timer flow:c1']]);
    stage.play([
      20,
      timerFires(`flow:${callId('c1')}`),
      ['c1 attribute.set card 4 invalid', 'c1 flow.stepEntered card', '> prompt.play c1 card-wrong'],
    ]);
  });
});

describe('a call in the queue', () => {
  finds(
    'hears music again, and legs that it should not have are hung up',
    [...ready('anna'), [0, arrives('c1')], [15, ringTimerFires('c1')]],
    20,
    connected([seen('c1', [[1, 'ringing']])], anna),
    ['> leg.hangup c1-1', '> call.answer c1', '> music.start c1'],
  );

  finds(
    'goes to an agent who has a phone again',
    [...ready('anna'), [-1, phoneGoes('anna')], [0, arrives('c1')]],
    5,
    connected([seen('c1')], anna),
    [
      'anna: phone registered',
      'c1 call.offered anna only-one',
      'anna: reserved ringing',
      '> call.answer c1',
      '> music.start c1',
      '> leg.dial c1-1 anna 15s',
    ],
  );
});

describe('a call that is offered', () => {
  const rings: Row[] = [...ready('anna'), [0, arrives('c1')]];
  const music = ['> call.answer c1', '> music.start c1'];

  finds('and rings goes on ringing', rings, 5, connected([seen('c1', [[1, 'ringing']])], anna), [
    ...music,
    'timer ring:c1',
  ]);

  finds('and was answered meanwhile is bridged', rings, 5, connected([seen('c1', [[1, 'up']])], anna), [
    'c1 call.answered anna',
    'anna: engaged talking',
    ...music,
    '> prompt.stop c1',
    '> music.stop c1',
    '> bridge.join c1-1',
  ]);

  finds('and was never dialled is dialled for what is left', rings, 5, connected([seen('c1')], anna), [
    ...music,
    '> leg.dial c1-1 anna 10s',
  ]);

  finds('to a phone that is gone returns to the front', rings, 5, connected([seen('c1')]), [
    'anna: phone lost',
    'c1 offer.ended anna phone-failed',
    'c1 call.queued cards 10',
    'anna: not_ready phone-lost',
    ...music,
  ]);

  finds(
    'and was not dialled in time is offered anew, for the agent never heard it',
    rings,
    16,
    connected([seen('c1')], anna),
    [
      'c1 offer.ended anna withdrawn',
      'c1 call.queued cards 10',
      'anna: ready',
      'c1 call.offered anna only-one',
      'anna: reserved ringing',
      ...music,
      '> leg.dial c1-2 anna 15s',
    ],
  );
});

describe('a call that the dialplan held and sends again', () => {
  const again = arrives('c1', { attempt: 2 });

  test.each<[what: string, rows: Row[], asked: string[]]>([
    ['waits with music', [...ready(), [0, arrives('c1')]], ['> call.answer c1', '> music.start c1']],
    ['is joined to its agent', annaTalks, ['> music.stop c1', '> bridge.join c1-1']],
    ['is held', [...annaTalks, [8, asks('anna', 'call.hold', 'c1')]], ['> call.hold c1-1']],
    ['waits for the phone', [...annaTalks, [8, phoneGoes('anna')]], ['> music.start c1']],
  ])('%s as before', (_, rows, asked) => openStage().play(...rows, [10, again, asked]));
});

test('an offer that was never heard does not count as tried', () => {
  const stage = openStage();
  stage.play(...ready('anna', 'boris'), [0, arrives('c1')], [1, disconnected()]);
  stage.play([16, connected([seen('c1')], [agentIds.anna, agentIds.boris])]);
  expect(stage.state.calls.get(callId('c1'))).toMatchObject({ place: { agentId: agentIds.anna }, attempts: 2 });
});

describe('a call that is talking', () => {
  const bridged = (recording: number | null = 1) => connected([seen('c1', [[1, 'up', true]], recording)], anna);

  finds('is left alone', annaTalks, 10, bridged(), []);

  finds('and lost its recording command gets it again, under the same name', annaTalks, 10, bridged(null), [
    '> recording.start c1-1',
  ]);

  finds('and lost its bridge is joined again', annaTalks, 10, connected([seen('c1', [[1, 'up']], 1)], anna), [
    '> music.stop c1',
    '> bridge.join c1-1',
  ]);

  finds('and was bridged meanwhile is recorded from now on', annaTalks.slice(0, -1), 10, bridged(null), [
    'c1 call.bridged anna',
    'c1 recording.started c1-1',
    '> music.stop c1',
    '> recording.start c1-1',
  ]);

  finds(
    'and is still dialled has nothing to wait for but that',
    annaTalks.slice(0, -1),
    10,
    connected([seen('c1', [[1, 'ringing']])], anna),
    [],
  );

  finds('and lost its leg gets a new one', annaTalks, 10, connected([seen('c1', [], 1)], anna), [
    'c1 leg.lost anna',
    'anna: engaged waiting-for-phone',
    'c1 leg.redialled c1-2',
    '> music.start c1',
    '> leg.hangup c1-1',
    '> recording.pause c1-1',
    '> music.start c1',
    '> leg.dial c1-2 anna 20s auto',
  ]);

  finds('and lost its leg and its phone waits for the phone', annaTalks, 10, connected([seen('c1', [], 1)]), [
    'anna: phone lost',
    'c1 leg.lost anna',
    'anna: engaged waiting-for-phone',
    '> music.start c1',
    '> leg.hangup c1-1',
    '> recording.pause c1-1',
    '> music.start c1',
    'timer leg:c1',
  ]);

  const held: Row[] = [...annaTalks, [8, asks('anna', 'call.hold', 'c1')]];
  finds('on hold stays on hold', held, 10, connected([seen('c1', [[1, 'up']], 1, true)], anna), ['> call.hold c1-1']);
  finds('on hold whose hold was lost is held', held, 10, bridged(), ['> recording.pause c1-1', '> call.hold c1-1']);
  finds('on hold that lost its recording gets it again, paused', held, 10, connected([seen('c1', [[1, 'up']])], anna), [
    '> recording.start c1-1',
    '> recording.pause c1-1',
    '> call.hold c1-1',
  ]);
  finds(
    'again after a hold whose end the recording did not hear of is recorded on',
    [...held, [9, asks('anna', 'call.resume', 'c1')]],
    10,
    connected([seen('c1', [[1, 'up', true]], 1, true)], anna),
    ['> recording.resume c1-1'],
  );
  finds(
    'whose recording may be paused or not is recorded on',
    annaTalks,
    10,
    connected([seen('c1', [[1, 'up', true]], 1, null)], anna),
    ['> recording.resume c1-1'],
  );

  const reloading: Row[] = [...annaTalks, [8, phoneGoes('anna')], [9, phoneComes('anna')]];
  finds(
    'and was being redialled is dialled again when that was lost',
    reloading,
    10,
    connected([seen('c1', [], 1, true)], anna),
    ['> music.start c1', '> leg.dial c1-2 anna 18s auto'],
  );
  finds('and was redialled meanwhile is joined', reloading, 10, connected([seen('c1', [[2, 'up']], 1, true)], anna), [
    '> music.stop c1',
    '> bridge.join c1-2',
  ]);
  finds('and rings anew has music', reloading, 10, connected([seen('c1', [[2, 'ringing']], 1, true)], anna), [
    '> music.start c1',
  ]);
  finds(
    'and was redialled and bridged meanwhile is recorded on',
    reloading,
    10,
    connected([seen('c1', [[2, 'up', true]], 1, true)], anna),
    ['c1 call.bridged anna', 'anna: engaged talking', '> music.stop c1', '> recording.resume c1-1'],
  );
  finds(
    'and was given up with a leg that is still there gets a new one',
    [...annaTalks, [8, phoneGoes('anna')]],
    10,
    connected([seen('c1', [[1, 'up', true]], 1)], anna),
    [
      'anna: phone registered',
      'c1 leg.redialled c1-2',
      '> recording.pause c1-1',
      '> music.start c1',
      '> leg.hangup c1-1',
      '> leg.dial c1-2 anna 18s auto',
    ],
  );
});

describe('a connection', () => {
  test('that is lost while a page reloads leaves the leg to be found missing', () => {
    const stage = openStage();
    stage.play(...annaTalks, [9, disconnected()], [10, { kind: 'request', request: helloOf() }]);
    stage.play([
      11,
      connected([seen('c1', [[1, 'up', true]], 1)], anna),
      [
        connectedAgain,
        '> leg.hangup c1-1',
        '> recording.pause c1-1',
        '> music.start c1',
        '> leg.dial c1-2 anna 19s auto',
      ],
    ]);
  });

  test('that is told as lost twice is lost once', () => {
    openStage().play(...ready(), [1, disconnected(), ['telephony away']], [2, disconnected(), []]);
  });

  test('stops what can be done about calls, and nothing else, until it is back', () => {
    const stage = openStage();
    stage.play(...annaTalks, [5, hangsUp('c1')], [6, arrives('c2')], [6, signsIn('boris')], [6, phoneComes('boris')]);
    stage.play([7, isReady('boris')]);
    stage.play([10, disconnected(), ['telephony away', 'no timer ring:c2']]);
    stage.play([30, ringTimerFires('c2'), []]);
    stage.play([
      35,
      timerFires(`wrapup:${callId('c1')}:${agentIds.anna}`),
      ['c1 wrapup.parked anna time-out', 'anna: ready'],
    ]);
    stage.play([40, legAnswers('c2'), ['c2 call.answered boris', 'boris: engaged talking']]);
    stage.play([41, bridgeJoins('c2'), ['c2 call.bridged boris', 'c2 recording.started c2-2']]);
  });
});

function helloOf() {
  return { kind: 'phone.hello', agentId: agentIds.anna, legId: null } as const;
}
