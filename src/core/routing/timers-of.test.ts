import { describe, expect, test } from 'vitest';
import { agentIds, callId, numbers } from '../../../test/support/routing-cast.ts';
import {
  annaTalks,
  arrives,
  asks,
  curtain,
  disconnected,
  hangsUp,
  openStage,
  phoneGoes,
  promptEnds,
  ready,
  timerFires,
  vanishes,
  type Row,
} from '../../../test/support/routing-table.ts';
import { timersOf } from './timers-of.ts';

const c1 = callId('c1');
const toCards = { to: numbers.card };

describe('a restart arms', () => {
  const table: [what: string, rows: Row[], key: string, second: number][] = [
    ['the end of a prompt', [...ready(), [0, arrives('c1', toCards)]], `flow:${c1}`, 120],
    [
      'the end of typing',
      [...ready(), [0, arrives('c1', toCards)], [3, promptEnds('c1')], [6, promptEnds('c1')]],
      `flow:${c1}`,
      11,
    ],
    ['the ringing', [...ready('anna'), [0, arrives('c1')]], `ring:${c1}`, 15],
    ['the wait for a phone', [...annaTalks, [10, phoneGoes('anna')]], `leg:${c1}`, 30],
    ['the wrap-up', [...annaTalks, [10, hangsUp('c1')]], `wrapup:${c1}:${agentIds.anna}`, 40],
    ['the grace time of a desk', [...ready('anna'), [10, vanishes('anna')]], `presence:${agentIds.anna}`, 40],
  ];
  test.each(table)('%s', (_, rows, key, second) => {
    const stage = openStage();
    stage.play(...rows);
    expect(timersOf(stage.state)).toEqual([{ key, at: curtain + second * 1000 }]);
  });

  test('the next telling of a place in the queue', () => {
    const stage = openStage();
    stage.play(...ready(), [0, arrives('c1', toCards)], [3, promptEnds('c1')], [6, promptEnds('c1')]);
    stage.play([11, timerFires(`flow:${c1}`)]);
    expect(timersOf(stage.state)).toEqual([{ key: `position:${c1}`, at: curtain + 41_000 }]);
  });

  test('nothing for a call on the line, a parked form, or a waiting call that is told nothing', () => {
    const stage = openStage();
    stage.play(...annaTalks, [10, hangsUp('c1')], [11, asks('anna', 'wrapup.park', 'c1')], [12, arrives('c2')]);
    stage.play([13, arrives('c3')], [14, disconnected()]);
    expect(timersOf(stage.state)).toEqual([]);
  });
});

test('a timer that comes before its time is started again, and one that nobody waits for is not', () => {
  const stage = openStage();
  stage.play(...ready('anna'), [0, arrives('c1')]);
  expect(stage.take(14.9, timerFires(`ring:${c1}`)).commands).toEqual([
    { kind: 'timer.start', key: `ring:${c1}`, at: curtain + 15_000 },
  ]);
  expect(stage.take(15, timerFires(`wrapup:${c1}:${agentIds.anna}`)).commands).toEqual([]);
  expect(stage.take(15, timerFires('nonsense')).commands).toEqual([]);
});

test('one step tells of a timer once: the new time of a fired one, the end of the others', () => {
  const stage = openStage();
  stage.play(...ready(), [0, arrives('c1', toCards)], [3, promptEnds('c1')], [6, promptEnds('c1')]);
  const timers = stage.take(11, timerFires(`flow:${c1}`)).commands.filter(({ kind }) => kind !== 'telephony');
  expect(timers).toEqual([{ kind: 'timer.start', key: `position:${c1}`, at: curtain + 41_000 }]);
});
