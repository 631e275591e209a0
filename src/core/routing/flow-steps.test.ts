import { describe, expect, test } from 'vitest';
import { callId, castConfig, flowIds, numbers } from '../../../test/support/routing-cast.ts';
import {
  arrives,
  hangsUp,
  openStage,
  openStageAgain,
  presses,
  promptEnds,
  ready,
  timerFires,
  type Row,
} from '../../../test/support/routing-table.ts';
import type { RoutingConfig } from './state.ts';

const play = (title: string, rows: Row[], config?: RoutingConfig): void =>
  test(title, () => openStage(config).play(...rows));

const types = (second: number, digits: string): Row[] =>
  [...digits].map((digit, nth): Row => [second + nth / 10, presses('c1', digit)]);
const toCards = { to: numbers.card };
const flowTimer = timerFires(`flow:${callId('c1')}`);
/** The caller has heard the greeting and the question. */
const asked: Row[] = [...ready(), [0, arrives('c1', toCards)], [3, promptEnds('c1')], [6, promptEnds('c1')]];
const inQueue = ['c1 flow.stepEntered wait', 'c1 call.queued cards 10', 'c1 call.positionTold 1'];
const hold = '> prompt.play c1 please-hold+position-1';

describe('a call in its flow', () => {
  play('is answered before the first thing that it hears', [
    ...ready(),
    [
      0,
      arrives('c1', toCards),
      [
        'c1 call.arrived',
        'c1 flow.stepEntered greeting',
        '> call.acknowledge c1',
        '> call.answer c1',
        '> prompt.play c1 greeting',
      ],
    ],
    [3, promptEnds('c1'), ['c1 flow.stepEntered card', '> prompt.play c1 card-number']],
    [6, promptEnds('c1'), ['c1 flow.stepEntered card', 'timer flow:c1']],
  ]);

  play('that is told twice is taken once', [...ready(), [0, arrives('c1', toCards)], [1, arrives('c1', toCards), []]]);

  play('that went to the dialplan and comes again gets its prompt again', [
    ...ready(),
    [0, arrives('c1', toCards)],
    [1, arrives('c1', { ...toCards, attempt: 2 }), ['> call.answer c1', '> prompt.play c1 greeting']],
  ]);

  play('without an agent hears its place in the queue, then music', [
    ...asked,
    [11, flowTimer, [...inQueue, hold]],
    [15, promptEnds('c1'), ['> music.start c1']],
  ]);

  play('that is offered at once hears music instead of a place', [
    ...ready('anna'),
    [
      0,
      arrives('c1'),
      [
        'c1 call.arrived',
        'c1 flow.stepEntered wait',
        'c1 call.queued cards 10',
        'c1 call.offered anna only-one',
        'anna: reserved ringing',
        '> call.acknowledge c1',
        '> call.answer c1',
        '> leg.dial c1-1 anna 15s',
        '> music.start c1',
      ],
    ],
  ]);
});

describe('digits', () => {
  play('that make a card number become a valid attribute and lead on at once', [
    ...asked,
    ...types(7, '411111111111111'),
    [
      9,
      presses('c1', '1'),
      ['c1 flow.digitsTyped 4111111111111111', 'c1 attribute.set card 4111111111111111 valid', ...inQueue, hold],
    ],
  ]);

  play('stop the prompt that asks for them', [
    ...asked.slice(0, -1),
    [4, presses('c1', '4'), ['c1 flow.digitsTyped 4', '> prompt.stop c1']],
    [4.1, presses('c1', '1'), ['c1 flow.digitsTyped 41']],
    [4.2, promptEnds('c1'), []],
  ]);

  play('typed into the greeting count for the question after it', [
    ...asked.slice(0, -2),
    [
      1,
      presses('c1', '4'),
      [
        'c1 flow.stepEntered card',
        'c1 flow.digitsTyped 4',
        '> prompt.stop c1',
        '> prompt.play c1 card-number',
        '> prompt.stop c1',
      ],
    ],
  ]);

  play('that are wrong are asked for again, with other words', [
    ...asked,
    ...types(7, '411111111111111'),
    [
      9,
      presses('c1', '2'),
      [
        'c1 flow.digitsTyped 4111111111111112',
        'c1 attribute.set card 4111111111111112 invalid',
        'c1 flow.stepEntered card',
        '> prompt.play c1 card-wrong',
      ],
    ],
    [12, promptEnds('c1')],
    ...types(13, '1234'),
    [20, flowTimer, ['c1 attribute.set card 1234 invalid', ...inQueue, hold]],
  ]);

  play('that are not typed are not waited for longer than the step says', [
    ...asked,
    [10.9, flowTimer, ['timer flow:c1']],
    [11, flowTimer, [...inQueue, hold]],
  ]);

  play('push the end of the waiting out', [
    ...asked,
    [10, presses('c1', '4'), ['c1 flow.digitsTyped 4', 'timer flow:c1']],
    [11, flowTimer, ['timer flow:c1']],
    [15, flowTimer, ['c1 attribute.set card 4 invalid', 'c1 flow.stepEntered card', '> prompt.play c1 card-wrong']],
  ]);

  play('typed in the queue are nobody’s answer', [...asked, [11, flowTimer], [12, presses('c1', '4'), []]]);
});

describe('bad input', () => {
  play('a caller who hangs up in the flow counts as abandoned in the flow', [
    ...asked,
    [7, hangsUp('c1'), ['c1 call.ended abandoned-in-flow caller', 'no timer flow:c1']],
    [7, hangsUp('c1'), []],
    [8, presses('c1', '4'), []],
  ]);

  play('a call that is over stays over when it is told again', [
    ...asked,
    [7, hangsUp('c1')],
    [8, arrives('c1', toCards), ['> call.hangup c1']],
  ]);

  play('a number that leads nowhere ends the call at once, unanswered', [
    ...ready('anna'),
    [
      0,
      arrives('c1', { to: '420999' }),
      ['c1 call.arrived', 'c1 call.ended overflowed zvon', '> call.acknowledge c1', '> call.hangup c1'],
    ],
  ]);

  play('a prompt whose end is never told is over after two minutes', [
    ...asked.slice(0, -2),
    [119, flowTimer, ['timer flow:c1']],
    [120, flowTimer, ['c1 flow.stepEntered card', '> prompt.play c1 card-number']],
  ]);

  const flow = { start: 'bye', steps: { bye: { kind: 'hangup' as const, prompt: 'closed' } } };
  play(
    'a flow that says goodbye hangs up after its last prompt',
    [
      ...ready(),
      [
        0,
        arrives('c1', toCards),
        [
          'c1 call.arrived',
          'c1 flow.stepEntered bye',
          '> call.acknowledge c1',
          '> call.answer c1',
          '> prompt.play c1 closed',
        ],
      ],
      [2, promptEnds('c1'), ['c1 call.ended overflowed zvon', '> call.hangup c1', 'no timer flow:c1']],
    ],
    { ...castConfig, flows: { [flowIds.card]: { version: 1, definition: flow } } },
  );

  const lost = {
    start: 'wait',
    steps: { wait: { kind: 'queue' as const, queue: 'none', prompt: null, positionEveryMs: null } },
  };
  play(
    'a flow that leads to no queue ends the call',
    [
      ...ready(),
      [
        0,
        arrives('c1', toCards),
        [
          'c1 call.arrived',
          'c1 flow.stepEntered wait',
          'c1 call.ended overflowed zvon',
          '> call.acknowledge c1',
          '> call.answer c1',
          '> call.hangup c1',
        ],
      ],
    ],
    { ...castConfig, flows: { [flowIds.card]: { version: 1, definition: lost } } },
  );
});

test('a call finishes on the version of the flow that it began with', () => {
  const stage = openStage();
  stage.play(...asked);
  const old = castConfig.flows[flowIds.card];
  const config: RoutingConfig = {
    ...castConfig,
    flows: { [flowIds.card]: { version: 2, definition: { start: 'gone', steps: {} } } },
    flowVersions: old ? { [`${flowIds.card}:1`]: old.definition } : {},
  };
  const after = openStageAgain(stage, config);
  after.play([11, flowTimer, [...inQueue, hold]]);
  expect(after.state.calls.get(callId('c1'))?.place.kind).toBe('queue');
});
