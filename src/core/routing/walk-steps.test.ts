import { describe, expect, test } from 'vitest';
import { menuFlow, menuNumber, withMenu } from '../../../test/support/menu-flow.ts';
import { legOf } from '../../../test/support/leg-names.ts';
import { agentIds, callId, castConfig } from '../../../test/support/routing-cast.ts';
import {
  arrives,
  bridgeJoins,
  connected,
  legAnswers,
  openStage,
  openStageAgain,
  presses,
  promptEnds,
  ready,
  timerFires,
  type Row,
  type Stage,
} from '../../../test/support/routing-table.ts';
import type { RoutingConfig } from './state.ts';

const to = { to: menuNumber, from: '420602000001' };
const flowTimer = timerFires(`flow:${callId('c1')}`);
const play = (title: string, rows: Row[], config: RoutingConfig = withMenu()): void =>
  test(title, () => openStage(config).play(...rows));

/** The caller has let the language be and hears the menu. */
const inMenu: Row[] = [
  ...ready(),
  [0, arrives('c1', to)],
  [3, promptEnds('c1')],
  [7, flowTimer],
  [9, promptEnds('c1')],
];
const placeOf = (stage: Stage) => stage.state.calls.get(callId('c1'))?.place;

describe('a call goes at once', () => {
  play('through steps that nobody hears, each of them on record', [
    ...ready(),
    [
      0,
      arrives('c1', to),
      [
        'c1 call.arrived',
        'c1 flow.stepEntered hours',
        'c1 flow.stepEntered language',
        '> call.acknowledge c1',
        '> call.answer c1',
        '> prompt.play c1 choose-language',
      ],
    ],
  ]);

  play('elsewhere while nobody is there', [
    ...ready(),
    [
      3_600,
      arrives('c1', to),
      [
        'c1 call.arrived',
        'c1 flow.stepEntered hours',
        'c1 flow.stepEntered closed',
        '> call.acknowledge c1',
        '> call.answer c1',
        '> prompt.play c1 closed',
      ],
    ],
  ]);

  play('to the front with what was noted down of its number', [
    ...ready(),
    [0, arrives('c1', { to: menuNumber, from: '420777000001' })],
    [1, presses('c1', '1')],
    [
      3,
      promptEnds('c1'),
      [
        'c1 flow.stepEntered known',
        'c1 flow.stepEntered sooner',
        'c1 attribute.set tier gold unchecked',
        'c1 call.prioritySet 5',
        'c1 flow.stepEntered menu',
        '> prompt.play c1 main-menu',
      ],
    ],
    [
      4,
      presses('c1', '2'),
      [
        'c1 flow.digitsTyped 2',
        'c1 flow.stepEntered full',
        'c1 flow.stepEntered wait',
        'c1 call.queued cards 15',
        '> prompt.stop c1',
        '> music.start c1',
      ],
    ],
  ]);

  test('by how many wait, those included at whom it rings', () => {
    const stage = openStage(withMenu());
    stage.play(...ready('anna'), [0, arrives('c2')], [0, arrives('c3')], [0, arrives('c4')], ...inMenu.slice(1));
    stage.play([
      10,
      presses('c1', '2'),
      [
        'c1 flow.digitsTyped 2',
        'c1 flow.stepEntered full',
        'c1 flow.stepEntered closed',
        '> prompt.stop c1',
        '> prompt.play c1 closed',
      ],
    ]);
  });

  test('nowhere where the steps lead in a circle: it is not left in silence', () => {
    const stage = openStage(withMenu());
    stage.play(...inMenu);
    const { facts, commands } = stage.take(10, presses('c1', '*'));
    expect(facts.filter(({ kind }) => kind === 'flow.stepEntered')).toHaveLength(500);
    expect(facts.at(-1)).toMatchObject({
      kind: 'call.ended',
      ending: 'overflowed',
      by: 'zvon',
      lastPrompt: 'main-menu',
    });
    expect(commands).toContainEqual({
      kind: 'telephony',
      command: { kind: 'call.hangup', interactionId: callId('c1') },
    });
  });

  const unanswered = { ...menuFlow, steps: { ...menuFlow.steps, closed: { kind: 'hangup' as const, prompt: null } } };
  play(
    'away unanswered where nothing is to be heard on the way',
    [
      ...ready(),
      [
        3_600,
        arrives('c1', to),
        [
          'c1 call.arrived',
          'c1 flow.stepEntered hours',
          'c1 flow.stepEntered closed',
          'c1 call.ended overflowed zvon',
          '> call.acknowledge c1',
          '> call.hangup c1',
        ],
      ],
    ],
    withMenu(castConfig, unanswered),
  );
});

describe('a language', () => {
  play('that was chosen is spoken from then on', [
    ...ready(),
    [0, arrives('c1', to)],
    [
      1,
      presses('c1', '2'),
      ['c1 language.chosen en', 'c1 flow.stepEntered greeting', '> prompt.stop c1', '> prompt.play c1 greeting'],
    ],
  ]);

  test('is that of the next prompt', () => {
    const stage = openStage(withMenu());
    stage.play(...ready(), [0, arrives('c1', to)]);
    const { commands } = stage.take(1, presses('c1', '2'));
    const played = commands.flatMap((one) => (one.kind === 'telephony' ? one.command : []));
    expect(played.find(({ kind }) => kind === 'prompt.play')).toMatchObject({ language: 'en' });
  });

  play('that nobody chose stays as it is', [
    ...ready(),
    [0, arrives('c1', to)],
    [3, promptEnds('c1'), ['c1 flow.stepEntered language', 'timer flow:c1']],
    [7, flowTimer, ['c1 flow.stepEntered greeting', '> prompt.play c1 greeting']],
  ]);
});

describe('a menu', () => {
  play('counts a key that was pressed in the greeting, through what lies between', [
    ...inMenu.slice(0, -1),
    [
      8,
      presses('c1', '1'),
      [
        'c1 flow.stepEntered known',
        'c1 flow.stepEntered menu',
        'c1 flow.digitsTyped 1',
        'c1 flow.stepEntered recorded',
        '> prompt.stop c1',
        '> prompt.play c1 main-menu',
        '> prompt.stop c1',
        '> prompt.play c1 recorded',
      ],
    ],
  ]);

  play('is asked again after a key that it does not offer, and goes on after silence', [
    ...inMenu,
    [10, presses('c1', '7'), ['c1 flow.stepEntered menu', '> prompt.stop c1', '> prompt.play c1 menu-again']],
    [12, promptEnds('c1'), ['c1 flow.stepEntered menu', 'timer flow:c1']],
    [
      15,
      flowTimer,
      ['c1 flow.stepEntered full', 'c1 flow.stepEntered wait', 'c1 call.queued cards 10', '> music.start c1'],
    ],
  ]);

  test('goes on after Zvon was away', () => {
    const stage = openStage(withMenu());
    stage.play(...inMenu, [10, presses('c1', '7')]);
    const again = openStageAgain(stage, withMenu());
    const seen = { interactionId: callId('c1'), from: null, to: menuNumber, legs: [], recordingName: null };
    again.play(
      [11, connected([{ ...seen, recordingPaused: false }]), ['> call.answer c1', '> prompt.play c1 menu-again']],
      [12, promptEnds('c1')],
      [13, presses('c1', '1'), ['c1 flow.digitsTyped 1', 'c1 flow.stepEntered recorded', '> prompt.play c1 recorded']],
    );
    expect(placeOf(again)).toMatchObject({ kind: 'flow', step: 'recorded', tries: 1 });
  });
});

describe('a caller who does not want to be recorded', () => {
  const refuses: Row[] = [
    ...ready('anna'),
    ...inMenu.slice(1),
    [10, presses('c1', '1')],
    [
      11,
      presses('c1', '9'),
      [
        'c1 flow.digitsTyped 9',
        'c1 attribute.set recording no valid',
        'c1 flow.stepEntered wait',
        'c1 call.queued cards 10',
        'c1 call.offered anna only-one',
        'anna: reserved ringing',
        '> prompt.stop c1',
        '> leg.dial c1-1 anna 15s',
        '> music.start c1',
      ],
    ],
    [13, legAnswers('c1')],
  ];

  play('is not', [...refuses, [14, bridgeJoins('c1'), ['c1 call.bridged anna']]]);

  test('is not after Zvon was away, either', () => {
    const stage = openStage(withMenu());
    stage.play(...refuses);
    const again = openStageAgain(stage, withMenu());
    const place = placeOf(stage);
    const legId = place?.kind === 'talking' ? place.legId : legOf('c1', 1);
    const leg = { legId, agentId: agentIds.anna, state: 'up' as const, bridged: true };
    const seen = { interactionId: callId('c1'), from: null, to: menuNumber, legs: [leg], recordingName: null };
    again.play([
      15,
      connected([{ ...seen, recordingPaused: false }], [agentIds.anna]),
      ['c1 call.bridged anna', '> music.stop c1'],
    ]);
  });

  play('is recorded without having said so', [
    ...refuses.slice(0, -2),
    [11, promptEnds('c1')],
    [13, flowTimer],
    [14, legAnswers('c1')],
    [15, bridgeJoins('c1'), ['c1 call.bridged anna', 'c1 recording.started c1-1', '> recording.start c1-1']],
  ]);
});

test('what was set is in the log: a call that is told again to another engine has it', () => {
  const stage = openStage(withMenu());
  stage.play(...ready(), [0, arrives('c1', { to: menuNumber, from: '420777000001' })], [1, presses('c1', '2')]);
  stage.play([3, promptEnds('c1')]);
  const call = stage.state.calls.get(callId('c1'));
  expect(call).toMatchObject({ language: 'en', priority: 5, attributes: { tier: { value: 'gold' } } });
});
