import { describe, expect, test } from 'vitest';
import { agentIds, callId, castConfig } from '../../../test/support/routing-cast.ts';
import {
  arrives,
  asks,
  bridgeJoins,
  chooses,
  curtain,
  hangsUp,
  hello,
  isReady,
  legAnswers,
  legEnds,
  openStage,
  phoneGoes,
  ready,
  ringTimerFires,
  type Happening,
  type Row,
} from '../../../test/support/routing-table.ts';
import type { EndCause } from '../telephony/event.ts';

const play = (title: string, rows: Row[]): void => test(title, () => openStage().play(...rows));
const annaRings: Row[] = [...ready('anna'), [0, arrives('c1')]];
const bothReady: Row[] = [...ready('anna', 'boris'), [0, arrives('c1')]];

describe('an offer that is not taken', () => {
  const toBoris = ['c1 call.offered boris only-one', 'boris: reserved ringing'];

  play('returns to the front and puts the agent to not ready: missed', [
    ...bothReady,
    [
      15,
      ringTimerFires('c1'),
      [
        'c1 offer.ended anna missed',
        'c1 call.queued cards 10',
        'anna: not_ready missed',
        ...toBoris,
        '> leg.hangup c1-1',
        '> leg.dial c1-2 boris 15s',
      ],
    ],
    [15, legEnds('c1', 1, 'cancelled', 'unknown'), []],
  ]);

  test('keeps the time and the priority that it had', () => {
    const stage = openStage();
    stage.play(...annaRings, [15, ringTimerFires('c1')]);
    expect(stage.state.calls.get(callId('c1'))?.place).toMatchObject({
      kind: 'queue',
      queuedAt: curtain,
      priority: 10,
    });
  });

  const ends: [how: string, reason: string, happening: Happening][] = [
    ['missed', 'missed', legEnds('c1', 1, 'no-answer', 'unknown')],
    ['declined', 'rejected', legEnds('c1', 1, 'rejected')],
    ['declined', 'rejected', legEnds('c1', 1, 'busy')],
    ['declined', 'rejected', asks('anna', 'offer.decline', 'c1')],
    ...(['unreachable', 'failed', 'media-lost', 'pbx-lost', 'cancelled'] as EndCause[]).map(
      (cause): [string, string, Happening] => ['phone-failed', 'phone-lost', legEnds('c1', 1, cause, 'unknown')],
    ),
    ['phone-failed', 'phone-lost', phoneGoes('anna')],
  ];
  test.each(ends)('is %s and leaves the agent not ready: %s', (how, reason, happening) => {
    const stage = openStage();
    stage.play(...annaRings);
    const { facts } = stage.take(5, happening);
    expect(facts.find((fact) => fact.kind === 'offer.ended')).toMatchObject({ how });
    expect(facts.findLast((fact) => fact.kind === 'agent.stateChanged')).toMatchObject({ state: 'not_ready', reason });
    expect(stage.state.calls.get(callId('c1'))?.place.kind).toBe('queue');
  });

  test('is not made to the same agent while another can take it', () => {
    const chen = castConfig.agents[agentIds.chen];
    const agents = { ...castConfig.agents, ...(chen && { [chen.id]: { ...chen, skills: { cards: 5 } } }) };
    openStage({ ...castConfig, agents }).play(
      ...ready('anna', 'boris', 'chen'),
      [0, arrives('c1')],
      [15, ringTimerFires('c1')],
      [16, isReady('anna'), ['anna: ready']],
      [
        20,
        asks('boris', 'offer.decline', 'c1'),
        [
          'c1 offer.ended boris declined',
          'c1 call.queued cards 10',
          'boris: not_ready rejected',
          'c1 call.offered chen only-one',
          'chen: reserved ringing',
          '> leg.hangup c1-2',
          '> leg.dial c1-3 chen 15s',
        ],
      ],
    );
  });

  play('is made to the same agent when nobody else can take it', [
    ...annaRings,
    [15, ringTimerFires('c1')],
    [
      40,
      isReady('anna'),
      ['anna: ready', 'c1 call.offered anna only-one', 'anna: reserved ringing', '> leg.dial c1-2 anna 15s'],
    ],
  ]);
});

describe('hanging up while it rings', () => {
  play('withdraws the offer, and the agent returns to the state before', [
    ...annaRings,
    [
      5,
      hangsUp('c1'),
      [
        'c1 offer.ended anna withdrawn',
        'c1 call.ended abandoned-in-queue caller',
        'anna: ready',
        '> leg.hangup c1-1',
        'no timer ring:c1',
      ],
    ],
    [5, hangsUp('c1'), []],
  ]);

  play('takes the agent to the state that was chosen meanwhile', [
    ...annaRings,
    [2, chooses('anna', { state: 'not_ready', reason: 'lunch' }), ['anna: next lunch']],
    [
      5,
      hangsUp('c1'),
      [
        'c1 offer.ended anna withdrawn',
        'c1 call.ended abandoned-in-queue caller',
        'anna: not_ready lunch',
        '> leg.hangup c1-1',
      ],
    ],
  ]);
});

describe('an answer', () => {
  play('that comes after the ringing was over is hung up', [
    ...annaRings,
    [15, ringTimerFires('c1')],
    [15, legAnswers('c1'), ['> leg.hangup c1-1']],
  ]);

  play('at the last instant wins over a timer that fires after it', [
    ...annaRings,
    [
      15,
      legAnswers('c1'),
      [
        'c1 call.answered anna',
        'anna: engaged talking',
        '> prompt.stop c1',
        '> music.stop c1',
        '> bridge.join c1-1',
        'no timer ring:c1',
      ],
    ],
    [15, ringTimerFires('c1'), []],
  ]);

  play('of two phones leaves one: the leg that is not wanted is hung up', [
    ...bothReady,
    [15, ringTimerFires('c1')],
    [16, legAnswers('c1', 2)],
    [16, legAnswers('c1', 1), ['> leg.hangup c1-1']],
    [17, bridgeJoins('c1', 1), []],
    [17, bridgeJoins('c1', 2), ['c1 call.bridged boris', 'c1 recording.started c1-1', '> recording.start c1-1']],
  ]);

  play('about a call that is over hangs the leg up', [
    ...annaRings,
    [5, hangsUp('c1')],
    [5, legAnswers('c1'), ['> leg.hangup c1-1']],
  ]);

  play('that the agent clicks is passed to the phone, once per click', [
    ...annaRings,
    [3, asks('anna', 'offer.accept', 'c1'), ['> leg.answer c1-1']],
    [4, legAnswers('c1')],
    [4, asks('anna', 'offer.accept', 'c1'), []],
  ]);
});

describe('a click on an offer', () => {
  play('that is gone is refused', [
    ...annaRings,
    [5, hangsUp('c1')],
    [6, asks('anna', 'offer.accept', 'c1'), { refused: 'offer-gone' }],
    [6, asks('anna', 'offer.decline', 'c1'), { refused: 'offer-gone' }],
  ]);

  play('of another agent is refused', [
    ...bothReady,
    [5, asks('boris', 'offer.accept', 'c1'), { refused: 'offer-gone' }],
    [6, asks('boris', 'offer.decline', 'c1'), { refused: 'offer-gone' }],
  ]);

  play('that was taken cannot be declined any more', [
    ...annaRings,
    [3, legAnswers('c1')],
    [4, asks('anna', 'offer.decline', 'c1'), { refused: 'offer-gone' }],
  ]);
});

play('a page that is reloaded while it rings rings again, for what is left', [
  ...annaRings,
  [5, hello('anna', null), ['c1 leg.redialled c1-2', '> leg.hangup c1-1', '> leg.dial c1-2 anna 10s']],
  [5, legEnds('c1', 1, 'cancelled', 'unknown'), []],
  [6, legAnswers('c1', 2)],
]);
