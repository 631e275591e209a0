import { describe, test } from 'vitest';
import {
  annaTalks,
  arrives,
  asks,
  bridgeJoins,
  finishes,
  hangsUp,
  legAnswers,
  legEnds,
  openStage,
  phoneGoes,
  ready,
  type Row,
  transfers,
} from '../../../test/support/routing-table.ts';

const play = (title: string, rows: Row[]): void => test(title, () => openStage().play(...rows));

/** What becomes of Anna, who hands the call of c1 on. */
const annaLeaves = (to: string): string[] => [
  'c1 recording.ended c1-1',
  `c1 call.transferred anna ${to}`,
  'c1 wrapup.started anna',
  'anna: wrapup wrapping-up',
];
const leaves = ['> leg.hangup c1-1', '> recording.stop c1-1', '> music.start c1'];

describe('a call that is handed to a queue', () => {
  play('goes ahead of all who wait there, while its agent writes it up', [
    ...annaTalks,
    [10, transfers('anna', 'c1', { queue: 'loans' }), [...annaLeaves('loans'), 'c1 call.queued loans 1000', ...leaves]],
    [11, legEnds('c1', 1, 'normal', 'unknown'), []],
  ]);

  play('is served by whoever is free there, recorded anew, and ends once', [
    ...ready('anna', 'dana'),
    ...annaTalks.slice(4),
    [
      10,
      transfers('anna', 'c1', { queue: 'loans' }),
      [
        ...annaLeaves('loans'),
        'c1 call.queued loans 1000',
        'c1 call.offered dana only-one',
        'dana: reserved ringing',
        ...leaves,
        '> leg.dial c1-2 dana 15s',
      ],
    ],
    [12, legAnswers('c1', 2)],
    [13, bridgeJoins('c1', 2), ['c1 call.bridged dana', 'c1 recording.started c1-2', '> recording.start c1-2']],
    [20, finishes('anna', 'c1'), ['c1 wrapup.finished anna in time', 'anna: ready']],
    [30, hangsUp('c1')],
    [31, asks('dana', 'call.end', 'c1'), { refused: 'call-gone' }],
  ]);

  play('is left by a caller who hangs up there as one who gave up', [
    ...annaTalks,
    [10, transfers('anna', 'c1', { queue: 'loans' })],
    [12, hangsUp('c1'), ['c1 call.ended abandoned-in-queue caller']],
  ]);

  play('may be on hold, or without the telephone of its agent', [
    ...annaTalks,
    [5, asks('anna', 'call.hold', 'c1')],
    [6, phoneGoes('anna')],
    [10, transfers('anna', 'c1', { queue: 'loans' })],
    [11, asks('anna', 'call.resume', 'c1'), { refused: 'call-not-yours' }],
  ]);
});

describe('a call that is handed to an agent', () => {
  const two: Row[] = [...ready('anna', 'boris'), ...annaTalks.slice(4)];

  play('rings at that agent, who is told why', [
    ...two,
    [
      10,
      transfers('anna', 'c1', { agent: 'boris' }),
      [
        ...annaLeaves('boris'),
        'c1 call.queued cards 1000',
        'c1 call.offered boris transferred',
        'boris: reserved ringing',
        ...leaves,
        '> leg.dial c1-2 boris 15s',
      ],
    ],
    [12, legAnswers('c1', 2)],
    [13, bridgeJoins('c1', 2)],
  ]);

  play('who does not take it is in the queue, not alone', [
    ...two,
    [10, transfers('anna', 'c1', { agent: 'boris' })],
    [
      12,
      legEnds('c1', 2, 'rejected'),
      ['c1 offer.ended boris declined', 'c1 call.queued cards 1000', 'boris: not_ready rejected'],
    ],
  ]);

  play('is refused where that agent has a contact, lacks the skill, is not there or is nobody', [
    ...ready('anna', 'boris', 'dana'),
    ...annaTalks.slice(4),
    [10, transfers('anna', 'c1', { agent: 'dana' }), { refused: 'agent-not-skilled' }],
    [10, transfers('anna', 'c1', { agent: 'emil' }), { refused: 'transfer-target-gone' }],
    [11, arrives('c2')],
    [12, legAnswers('c2')],
    [13, transfers('anna', 'c1', { agent: 'boris' }), { refused: 'agent-not-ready' }],
    [14, transfers('anna', 'c1', { agent: 'anna' }), { refused: 'agent-not-ready' }],
  ]);
});

test('only whoever has the call hands it on, and only once', () => {
  openStage().play(
    ...ready('anna', 'boris'),
    ...annaTalks.slice(4),
    [10, transfers('boris', 'c1', { queue: 'loans' }), { refused: 'call-not-yours' }],
    [11, transfers('anna', 'c2', { queue: 'loans' }), { refused: 'call-gone' }],
    [12, transfers('anna', 'c1', { queue: 'loans' })],
    [12, transfers('anna', 'c1', { queue: 'loans' }), { refused: 'call-not-yours' }],
  );
});
