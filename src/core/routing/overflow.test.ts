import { describe, expect, test } from 'vitest';
import { agentIds, callId, numbers } from '../../../test/support/routing-cast.ts';
import {
  annaTalks,
  arrives,
  connected,
  curtain,
  disconnected,
  hangsUp,
  openStage,
  overflows,
  ready,
  type Row,
} from '../../../test/support/routing-table.ts';
import { overflowsMs } from './limits.ts';

const play = (title: string, rows: Row[]): void => test(title, () => openStage().play(...rows));
const recorded = (call: string): string[] => [
  `${call} call.arrived`,
  `${call} call.ended overflowed unknown`,
  `${call} callback.promised lost-pbx -`,
];

describe('a caller whom the dialplan sent away while Zvon was away', () => {
  play('is on record and is called back, once, however often it is told', [
    ...ready('anna'),
    [1, disconnected()],
    [200, connected()],
    [200, overflows('c1', 150), recorded('c1')],
    [210, overflows('c1', 150), []],
    [300_000, overflows('c1', 150), []],
  ]);

  play('is found also when another is told first that came later', [
    ...ready(),
    [200, overflows('c2', 160), recorded('c2')],
    [200, overflows('c1', 150), recorded('c1')],
    [201, overflows('c2', 160), []],
    [201, overflows('c1', 150), []],
  ]);

  play('whose call is known is called back for that, if at all', [
    ...ready(),
    [0, arrives('c1')],
    [5, overflows('c1', 4), []],
    [6, hangsUp('c1')],
    [7, overflows('c1', 4), []],
  ]);

  test('came and is due when it was', () => {
    const stage = openStage();
    stage.play(...ready(), [200, overflows('c1', 150)]);
    expect(stage.facts).toContainEqual(
      expect.objectContaining({ kind: 'call.arrived', overflowedAt: curtain + 150_000, to: numbers.cards }),
    );
    expect(stage.facts).toContainEqual(
      expect.objectContaining({ kind: 'callback.promised', due: curtain + 150_000, number: '420777000001' }),
    );
  });

  test('is called back by the agent who served the number last', () => {
    const stage = openStage();
    stage.play(...annaTalks, [10, hangsUp('c1')], [200, overflows('c2', 150)]);
    expect(stage.facts.at(-1)).toMatchObject({ kind: 'callback.promised', ownerId: agentIds.anna });
  });
});

test('the state holds the overflows of the last minute only', () => {
  const stage = openStage();
  stage.play(...ready(), [200, overflows('c1', 0)], [200, overflows('c2', 60)], [200, overflows('c3', 61)]);
  expect([...stage.state.overflows]).toEqual([
    [callId('c2'), curtain + overflowsMs],
    [callId('c3'), curtain + overflowsMs + 1_000],
  ]);
});
