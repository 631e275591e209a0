import { describe, expect, test } from 'vitest';
import { callId, castConfig, queueIds } from '../../../test/support/routing-cast.ts';
import { textOf } from '../../../test/support/routing-states.ts';
import {
  annaTalks,
  arrives,
  asks,
  bridgeJoins,
  hangsUp,
  legAnswers,
  legEnds,
  openStage,
  phoneGoes,
  ready,
  recordingEnds,
  sendsDigits,
  type Happening,
  type Row,
} from '../../../test/support/routing-table.ts';
import type { RefusalCode } from '../../shared/errors.ts';

const play = (title: string, rows: Row[]): void => test(title, () => openStage().play(...rows));
const handled = (by: string): string[] => [
  'c1 recording.ended c1-1',
  `c1 call.ended handled ${by}`,
  'c1 wrapup.started anna',
  'anna: wrapup wrapping-up',
];

describe('talking', () => {
  play('begins with the answer; the recording only with the bridge', [
    ...ready('anna'),
    [0, arrives('c1')],
    [
      3,
      legAnswers('c1'),
      ['c1 call.answered anna', 'anna: engaged talking', '> prompt.stop c1', '> music.stop c1', '> bridge.join c1-1'],
    ],
    [4, bridgeJoins('c1'), ['c1 call.bridged anna', 'c1 recording.started c1-1', '> recording.start c1-1']],
    [4, bridgeJoins('c1'), []],
  ]);

  test('in a queue that does not record is not recorded', () => {
    const cards = castConfig.queues[queueIds.cards];
    const queues = { ...castConfig.queues, ...(cards && { [cards.id]: { ...cards, recorded: false } }) };
    const stage = openStage({ ...castConfig, queues });
    stage.play(...annaTalks.slice(0, -1), [4, bridgeJoins('c1'), ['c1 call.bridged anna']]);
  });

  test('tells how long the caller had waited', () => {
    const stage = openStage();
    stage.play(...annaTalks);
    expect(stage.facts.find((fact) => fact.kind === 'call.answered')).toMatchObject({ waitedMs: 3_000 });
  });

  play('is not ended by a recording that ends by itself', [
    ...annaTalks,
    [9, recordingEnds('c1-2'), []],
    [9, recordingEnds('c1-1'), ['c1 recording.ended c1-1']],
    [9, recordingEnds('c1-1'), []],
    [
      10,
      asks('anna', 'call.end', 'c1'),
      [
        'c1 call.ended handled agent',
        'c1 wrapup.started anna',
        'anna: wrapup wrapping-up',
        '> call.hangup c1',
        '> leg.hangup c1-1',
      ],
    ],
  ]);

  play('with digits sends them to the caller', [
    ...annaTalks,
    [5, sendsDigits('anna', 'c1', '12#'), ['> call.sendDigits c1 12#']],
  ]);
});

describe('hold', () => {
  play('is told once, and so is its end; between the two nothing is recorded', [
    ...annaTalks,
    [
      5,
      asks('anna', 'call.hold', 'c1'),
      ['c1 call.held anna', 'anna: engaged on-hold', '> recording.pause c1-1', '> call.hold c1-1'],
    ],
    [6, asks('anna', 'call.hold', 'c1'), []],
    [
      7,
      asks('anna', 'call.resume', 'c1'),
      ['c1 call.resumed anna', 'anna: engaged talking', '> call.resume c1-1', '> recording.resume c1-1'],
    ],
    [8, asks('anna', 'call.resume', 'c1'), []],
  ]);

  play('does not keep a caller from hanging up', [
    ...annaTalks,
    [5, asks('anna', 'call.hold', 'c1')],
    [9, hangsUp('c1'), [...handled('caller'), '> recording.stop c1-1', '> leg.hangup c1-1']],
  ]);
});

describe('a contact is handled', () => {
  play('when the agent ends it', [
    ...annaTalks,
    [
      10,
      asks('anna', 'call.end', 'c1'),
      [...handled('agent'), '> recording.stop c1-1', '> call.hangup c1', '> leg.hangup c1-1', 'timer wrapup:c1'],
    ],
    [10, hangsUp('c1'), []],
    [10, legEnds('c1', 1, 'normal'), []],
  ]);

  play('when the agent’s phone hangs up', [
    ...annaTalks,
    [
      10,
      legEnds('c1', 1, 'normal', 'agent'),
      [...handled('agent'), '> recording.stop c1-1', '> call.hangup c1', '> leg.hangup c1-1'],
    ],
    [10, legEnds('c1', 1, 'normal', 'agent'), []],
  ]);

  play('when the caller hangs up', [
    ...annaTalks,
    [10, hangsUp('c1'), [...handled('caller'), '> recording.stop c1-1', '> leg.hangup c1-1']],
    [10, hangsUp('c1'), []],
  ]);

  play('when the caller hangs up between the answer and the bridge', [
    ...annaTalks.slice(0, -1),
    [
      3.5,
      hangsUp('c1'),
      ['c1 call.ended handled caller', 'c1 wrapup.started anna', 'anna: wrapup wrapping-up', '> leg.hangup c1-1'],
    ],
    [4, bridgeJoins('c1'), []],
  ]);
});

describe('a request about a call is refused', () => {
  const kinds = ['call.hold', 'call.resume', 'call.end'] as const;
  const refusals: [RefusalCode, string, Row[], Happening[]][] = [
    [
      'call-gone',
      'when it has ended',
      [...annaTalks, [9, hangsUp('c1')]],
      [...kinds.map((kind) => asks('anna', kind, 'c1')), sendsDigits('anna', 'c1', '1')],
    ],
    [
      'call-not-yours',
      'of another agent',
      annaTalks,
      [...kinds.map((kind) => asks('boris', kind, 'c1')), sendsDigits('boris', 'c1', '1')],
    ],
    [
      'call-not-yours',
      'that only rings yet',
      [...ready('anna'), [0, arrives('c1')]],
      kinds.map((kind) => asks('anna', kind, 'c1')),
    ],
    ['conflict', 'that is not bridged yet', annaTalks.slice(0, -1), [asks('anna', 'call.hold', 'c1')]],
    [
      'phone-missing',
      'while the agent’s phone is gone',
      [...annaTalks, [8, phoneGoes('anna')]],
      [asks('anna', 'call.hold', 'c1'), asks('anna', 'call.resume', 'c1'), sendsDigits('anna', 'c1', '1')],
    ],
  ];
  test.each(refusals)('%s: %s', (refused, _, rows, happenings) => {
    const stage = openStage();
    stage.play(...rows);
    const text = textOf(stage.state);
    for (const happening of happenings) stage.play([10, happening, { refused }]);
    expect(textOf(stage.state)).toBe(text);
  });
});

test('an ended call leaves nothing in the state but its form and its memory', () => {
  const stage = openStage();
  stage.play(...annaTalks, [10, hangsUp('c1')]);
  expect(stage.state.calls).toEqual(new Map());
  expect([...stage.state.endedCalls.newer.keys()]).toEqual([callId('c1')]);
  expect([...stage.state.wrapUps.values()]).toMatchObject([{ interactionId: callId('c1') }]);
});
