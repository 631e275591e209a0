import { expect, test } from 'vitest';
import { agentIds, callId, numbers } from '../../../test/support/routing-cast.ts';
import {
  annaTalks,
  arrives,
  hangsUp,
  isReady,
  openStage,
  phoneComes,
  presses,
  promptEnds,
  ready,
  signsIn,
  timerFires,
  type Row,
  type Stage,
} from '../../../test/support/routing-table.ts';
import type { RoutingFact } from '../../shared/events.ts';

type Ended = Extract<RoutingFact, { kind: 'call.ended' }>;

const endsOf = ({ facts }: Stage) => facts.filter((fact): fact is Ended => fact.kind === 'call.ended');

const toCards = { to: numbers.card };
/** c1 has heard the greeting and the question, typed nothing and waits in the queue, as the only one. */
const waits: Row[] = [
  ...ready(),
  [0, arrives('c1', toCards)],
  [3, promptEnds('c1')],
  [6, promptEnds('c1')],
  [11, timerFires(`flow:${callId('c1')}`)],
];

const plays = (title: string, rows: Row[], ...ends: Partial<Ended>[]): void =>
  test(title, () => {
    const stage = openStage();
    stage.play(...rows);
    expect(endsOf(stage)).toEqual(ends.map((end) => expect.objectContaining(end)));
  });

plays(
  'a caller who gives up in the queue leaves their wait, their place and the place that they were told last',
  [...waits, [12, arrives('c2')], [20, hangsUp('c2')], [60, hangsUp('c1')]],
  { waitedMs: 8_000, position: 2, lastPrompt: null },
  { waitedMs: 49_000, position: 1, lastPrompt: 'position-1' },
);

plays(
  'one who gives up while it rings counts among those who wait',
  [...waits, [12, phoneComes('anna')], [13, signsIn('anna')], [14, isReady('anna')], [20, hangsUp('c1')]],
  { waitedMs: 9_000, position: 1, lastPrompt: 'position-1' },
);

plays(
  'one who gives up in the flow leaves the prompt of the step, on a second try the other one',
  [
    ...ready(),
    [0, arrives('c1', toCards)],
    [1, arrives('c2', toCards)],
    [2, hangsUp('c2')],
    [3, promptEnds('c1')],
    [6, promptEnds('c1')],
    [7, presses('c1', '1')],
    [8, presses('c1', '#')],
    [9, hangsUp('c1')],
  ],
  { lastPrompt: 'greeting', ending: 'abandoned-in-flow' },
  { lastPrompt: 'card-wrong', ending: 'abandoned-in-flow' },
);

test('a conversation that ends leaves no wait behind: it ended with the answer', () => {
  const stage = openStage();
  stage.play(...annaTalks, [60, hangsUp('c1')]);
  expect(endsOf(stage)).toEqual([
    { kind: 'call.ended', interactionId: callId('c1'), ending: 'handled', by: 'caller', agentId: agentIds.anna },
  ]);
});
