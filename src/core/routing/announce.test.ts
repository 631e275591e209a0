import { expect, test } from 'vitest';
import { callId, castConfig, flowIds, numbers } from '../../../test/support/routing-cast.ts';
import {
  arrives,
  hangsUp,
  isReady,
  legAnswers,
  openStage,
  phoneComes,
  promptEnds,
  ready,
  ringTimerFires,
  signsIn,
  timerFires,
  type Row,
} from '../../../test/support/routing-table.ts';
import type { RoutingConfig } from './state.ts';

/** Straight into the queue, with the place told every 30 s. */
const config: RoutingConfig = {
  ...castConfig,
  flows: {
    ...castConfig.flows,
    [flowIds.straight]: {
      version: 1,
      definition: {
        start: 'wait',
        steps: { wait: { kind: 'queue', queue: 'cards', prompt: null, positionEveryMs: 30_000 } },
      },
    },
  },
};
const play = (title: string, rows: Row[]): void => test(title, () => openStage(config).play(...rows));
const positionTimer = (call: string) => timerFires(`position:${callId(call)}`);
const comes = (call: string) => arrives(call, { to: numbers.cards });
const told = (call: string, position: number): string[] => [
  `${call} call.positionTold ${position}`,
  `> music.stop ${call}`,
  `> prompt.play ${call} position-${position}`,
];
const greeted = (call: string, position: number): string[] => [
  `${call} call.arrived`,
  `${call} flow.stepEntered wait`,
  `${call} call.queued cards 10`,
  `${call} call.positionTold ${position}`,
  `> call.acknowledge ${call}`,
  `> call.answer ${call}`,
  `> prompt.play ${call} position-${position <= 9 ? position : 'more'}`,
  `timer position:${call}`,
];

play('a waiting caller hears the place at once, and music after it', [
  ...ready(),
  [0, comes('c1'), greeted('c1', 1)],
  [2, promptEnds('c1'), ['> music.start c1']],
  [3, comes('c2'), greeted('c2', 2)],
]);

play('a place that has changed is told when its time has come', [
  ...ready(),
  [0, comes('c1')],
  [3, comes('c2')],
  [10, hangsUp('c1'), ['c1 call.ended abandoned-in-queue caller', 'no timer position:c1']],
  [33, positionTimer('c2'), [...told('c2', 1), 'timer position:c2']],
]);

play('a place that has changed after that time is told at once', [
  ...ready(),
  [0, comes('c1')],
  [3, comes('c2')],
  [33, positionTimer('c2'), []],
  [50, hangsUp('c1'), ['c1 call.ended abandoned-in-queue caller', 'c2 call.positionTold 1', ...told('c2', 1).slice(1)]],
]);

play('a place that has not changed is not told again', [
  ...ready(),
  [0, comes('c1')],
  [30, positionTimer('c1'), []],
  [31, comes('c2'), greeted('c2', 2)],
]);

test('from the tenth place on the number is not told', () => {
  const stage = openStage(config);
  const nine = Array.from({ length: 9 }, (_, nth): Row => [nth, comes(`c${nth + 1}`)]);
  stage.play(...ready(), ...nine, [20, comes('c10'), greeted('c10', 10)]);
});

play('a call that rings keeps its place, and one that comes back is told nothing twice', [
  ...ready(),
  [0, comes('c1')],
  [3, comes('c2')],
  [4, signsIn('anna')],
  [4, phoneComes('anna')],
  [
    40,
    isReady('anna'),
    [
      'anna: ready',
      'c1 call.offered anna only-one',
      'anna: reserved ringing',
      '> leg.dial c1-1 anna 15s',
      'no timer position:c1',
    ],
  ],
  [
    55,
    ringTimerFires('c1'),
    ['c1 offer.ended anna missed', 'c1 call.queued cards 10', 'anna: not_ready missed', '> leg.hangup c1-1'],
  ],
]);

play('a prompt that plays while it rings gives way to music, and both end with the answer', [
  ...ready(),
  [0, comes('c1')],
  [4, signsIn('anna')],
  [4, phoneComes('anna')],
  [1, isReady('anna')],
  [2, promptEnds('c1'), ['> music.start c1']],
  [
    5,
    legAnswers('c1'),
    ['c1 call.answered anna', 'anna: engaged talking', '> prompt.stop c1', '> music.stop c1', '> bridge.join c1-1'],
  ],
  [5, promptEnds('c1'), []],
]);

test('a prompt is known by its own name, so the end of an older one starts no music', () => {
  const stage = openStage(config);
  stage.play(...ready(), [0, comes('c1')], [3, comes('c2')], [10, hangsUp('c1')], [33, positionTimer('c2')]);
  const older = `${callId('c2')}-queue-${Date.UTC(2026, 0, 5, 8) + 33_000}`;
  const late = { kind: 'prompt.finished' as const, interactionId: callId('c2'), promptId: older };
  expect(stage.take(34, { kind: 'telephony', event: late }).commands).toEqual([]);
  stage.play([35, promptEnds('c2'), ['> music.start c2']]);
});
