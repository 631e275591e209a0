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
  diedWithSystem,
  ready,
  restarted,
  unheard,
  type Row,
} from '../../../test/support/routing-table.ts';
import { unheardMs } from './limits.ts';

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

describe('a caller who hung up before anybody heard of them', () => {
  const abandoned = (call: string): string[] => [`${call} call.arrived`, `${call} call.ended abandoned-in-flow caller`];

  play('is on record as one who gave up, once, however often it is told', [
    ...ready('anna'),
    [1, disconnected()],
    [200, connected()],
    [200, unheard('c1', 150), abandoned('c1')],
    [210, unheard('c1', 150), []],
    [300_000, unheard('c1', 150), []],
  ]);

  play('whose call is on record after all is not told again', [
    ...ready(),
    [0, arrives('c1')],
    [5, unheard('c1', 4), []],
    [6, hangsUp('c1')],
    [7, unheard('c1', 6), []],
  ]);
});

describe('a call that died with the telephone system before anybody heard of it', () => {
  play('is on record as lost, and the caller is called back', [
    ...ready(),
    [
      10,
      restarted([], [], [diedWithSystem('c1')]),
      ['telephony connected', 'c1 call.arrived', 'c1 call.ended lost-pbx unknown', 'c1 callback.promised lost-pbx -'],
    ],
    [20, restarted([], [], [diedWithSystem('c1')]), []],
  ]);

  play('of somebody who hides their number has nobody to be called', [
    ...ready(),
    [
      10,
      restarted([], [], [diedWithSystem('c1', null)]),
      ['telephony connected', 'c1 call.arrived', 'c1 call.ended lost-pbx unknown'],
    ],
  ]);

  play('is not told again when it was known, or of a life before the last', [
    ...ready(),
    [0, arrives('c1')],
    [10, restarted([], [], [diedWithSystem('c1')])],
    [20, restarted([], [], [diedWithSystem('c1'), diedWithSystem('c2')]), []],
  ]);
});

test('the state holds the contacts of the last minute only', () => {
  const stage = openStage();
  stage.play(...ready(), [200, overflows('c1', 0)], [200, overflows('c2', 60)], [200, overflows('c3', 61)]);
  expect([...stage.state.unheard]).toEqual([
    [callId('c2'), curtain + unheardMs],
    [callId('c3'), curtain + unheardMs + 1_000],
  ]);
});
