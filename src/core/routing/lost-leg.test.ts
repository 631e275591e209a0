import { describe, expect, test } from 'vitest';
import { legOf } from '../../../test/support/leg-names.ts';
import { agentIds, callId } from '../../../test/support/routing-cast.ts';
import {
  annaTalks,
  asks,
  bridgeJoins,
  finishes,
  hangsUp,
  hello,
  isReady,
  legAnswers,
  legEnds,
  openStage,
  phoneComes,
  phoneGoes,
  ready,
  signsIn,
  timerFires,
  type Happening,
  type Row,
} from '../../../test/support/routing-table.ts';
import { wrapUpKeyOf } from './leg-ids.ts';
import type { EndCause } from '../telephony/event.ts';

const play = (title: string, rows: Row[]): void => test(title, () => openStage().play(...rows));
const legTimer = timerFires(`leg:${callId('c1')}`);
const lost = [
  'c1 leg.lost anna',
  'anna: engaged waiting-for-phone',
  '> leg.hangup c1-1',
  '> recording.pause c1-1',
  '> music.start c1',
  'timer leg:c1',
];
const redialled = (seconds: number, attempt = 2): string[] => [
  `c1 leg.redialled c1-${attempt}`,
  `> leg.dial c1-${attempt} anna ${seconds}s auto`,
];
const phoneLost = ['anna: phone lost', ...lost];

describe('a leg that is lost while talking', () => {
  test.each<[string, Happening]>([
    ...(['media-lost', 'unreachable', 'failed', 'pbx-lost'] as EndCause[]).map((cause): [string, Happening] => [
      `by ${cause}`,
      legEnds('c1', 1, cause, 'unknown'),
    ]),
    ['by a normal end that nobody asked for', { kind: 'telephony', event: endedByZvon() }],
  ])('%s leaves the caller with music until the phone is back', (_, happening) => {
    openStage().play(...annaTalks, [10, happening, lost]);
  });

  play('is dialled anew when the phone registers, and the recording goes on when they are together', [
    ...annaTalks,
    [10, phoneGoes('anna'), phoneLost],
    [13, phoneComes('anna'), ['anna: phone registered', ...redialled(17)]],
    [13, phoneComes('anna'), []],
    [14, legAnswers('c1', 2), ['> music.stop c1', '> bridge.join c1-2']],
    [
      14,
      bridgeJoins('c1', 2),
      ['c1 call.bridged anna', 'anna: engaged talking', '> recording.resume c1-1', 'no timer leg:c1'],
    ],
    [30, legTimer, []],
  ]);

  play('is given up at once by a page that was reloaded, and a new one is dialled', [
    ...annaTalks,
    [
      10,
      hello('anna', null),
      [
        'c1 leg.lost anna',
        'anna: engaged waiting-for-phone',
        'c1 leg.redialled c1-2',
        '> leg.hangup c1-1',
        '> recording.pause c1-1',
        '> music.start c1',
        '> leg.dial c1-2 anna 20s auto',
      ],
    ],
    [10, legEnds('c1', 1, 'normal', 'unknown'), []],
    [11, hello('anna', null), []],
    [12, legAnswers('c1', 2), ['> music.stop c1', '> bridge.join c1-2']],
  ]);

  play('is not lost at all when the page still holds it', [...annaTalks, [10, hello('anna', legOf('c1', 1)), []]]);

  play('waits for the phone when the page is back before it', [
    ...annaTalks,
    [10, phoneGoes('anna'), phoneLost],
    [12, hello('anna', null), []],
    [13, phoneComes('anna'), ['anna: phone registered', ...redialled(17)]],
  ]);

  play('is dialled again at the next sign of life when the new leg fails too', [
    ...annaTalks,
    [10, phoneGoes('anna'), phoneLost],
    [13, phoneComes('anna')],
    [14, legEnds('c1', 2, 'unreachable', 'unknown'), ['c1 leg.lost anna', '> leg.hangup c1-2']],
    [15, hello('anna', null), redialled(15, 3)],
  ]);

  play('comes back to a call that is still on hold, of which nothing is recorded', [
    ...annaTalks,
    [8, asks('anna', 'call.hold', 'c1')],
    [10, hello('anna', null)],
    [12, legAnswers('c1', 2)],
    [
      12,
      bridgeJoins('c1', 2),
      ['c1 call.bridged anna', 'anna: engaged on-hold', '> call.hold c1-2', 'no timer leg:c1'],
    ],
  ]);
});

describe('a phone that does not come back', () => {
  const givenUp = [
    'c1 recording.ended c1-1',
    'c1 wrapup.started anna',
    'c1 wrapup.parked anna connection-lost',
    'c1 call.queued cards 1000',
    'anna: not_ready lost-connection',
  ];
  const asked = ['> leg.hangup c1-1', '> recording.stop c1-1'];

  play('after 20 s sends the caller to the front of all, and the form to the tray', [
    ...annaTalks,
    [10, phoneGoes('anna')],
    [29.9, legTimer, ['timer leg:c1']],
    [30, legTimer, [...givenUp, ...asked]],
  ]);

  play('leaves the caller to the next agent, with a recording and a form of their own', [
    ...annaTalks,
    ...ready('boris')
      .slice(1)
      .map(([, happening]): Row => [5, happening]),
    [10, phoneGoes('anna')],
    [
      30,
      legTimer,
      [...givenUp, 'c1 call.offered boris only-one', 'boris: reserved ringing', ...asked, '> leg.dial c1-2 boris 15s'],
    ],
    [32, legAnswers('c1', 2)],
    [33, bridgeJoins('c1', 2), ['c1 call.bridged boris', 'c1 recording.started c1-2', '> recording.start c1-2']],
    [60, asks('boris', 'call.end', 'c1')],
    [70, finishes('boris', 'c1'), ['c1 wrapup.finished boris in time', 'boris: ready', 'no timer wrapup:c1']],
    [80, finishes('anna', 'c1'), ['c1 wrapup.finished anna late']],
  ]);

  test('and who gets the same caller again goes on with the same form', () => {
    const stage = openStage();
    stage.play(...annaTalks, [10, phoneGoes('anna')], [30, legTimer]);
    stage.play([40, phoneComes('anna')], [40, isReady('anna')], [41, legAnswers('c1', 2)], [50, hangsUp('c1')]);
    expect([...stage.state.wrapUps.keys()]).toEqual([wrapUpKeyOf(callId('c1'), agentIds.anna)]);
    expect(stage.state.trays).toEqual(new Map());
  });

  play('is not waited for when the caller hangs up: the contact was lost with the agent, and is called back', [
    ...annaTalks,
    [10, phoneGoes('anna')],
    [
      15,
      hangsUp('c1'),
      [
        'c1 recording.ended c1-1',
        'c1 call.ended lost-agent caller',
        'c1 wrapup.started anna',
        'anna: wrapup wrapping-up',
        'c1 callback.promised lost-agent anna',
        '> recording.stop c1-1',
        '> leg.hangup c1-1',
      ],
    ],
  ]);

  play('does not keep the agent from ending the call at the desk', [
    ...annaTalks,
    [10, phoneGoes('anna')],
    [
      15,
      asks('anna', 'call.end', 'c1'),
      [
        'c1 recording.ended c1-1',
        'c1 call.ended handled agent',
        'c1 wrapup.started anna',
        'anna: wrapup wrapping-up',
        '> recording.stop c1-1',
        '> call.hangup c1',
        '> leg.hangup c1-1',
      ],
    ],
  ]);
});

play('a page without a contact says hello and nothing follows', [
  ...ready('anna'),
  [0, hello('anna', null), []],
  [1, signsIn('anna'), []],
]);

function endedByZvon() {
  const legId = legOf('c1', 1);
  return { kind: 'leg.ended', interactionId: callId('c1'), legId, cause: 'normal', by: 'zvon' } as const;
}
