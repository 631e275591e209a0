import { describe, expect, test } from 'vitest';
import type { DeskSnapshot, InteractionDoc, PushDoc, PushMessage } from '../../shared/api/desk.ts';
import { applyPush } from './apply-push.ts';

const me = 'me';
const interaction = (id: string, given: Partial<InteractionDoc>): InteractionDoc =>
  ({
    id,
    agentId: me,
    state: 'talking',
    wrapUp: null,
    arrivedAt: '2026-03-10T08:00:00.000Z',
    ...given,
  }) as InteractionDoc;
const snapshot = {
  ...{ version: 10, now: '2026-03-10T08:00:00.000Z', agents: [], callbacks: [], queues: [] },
  interactions: [interaction('b', {})],
} as unknown as DeskSnapshot;
const events = (after: number, version: number, docs: PushDoc[] = []): PushMessage => ({
  ...{ type: 'events', after, version, subjects: [], isTyping: false, docs },
});
const idsAfter = (doc: InteractionDoc): string[] => {
  const applied = applyPush(snapshot, events(10, 11, [{ kind: 'interaction', doc }]), me);
  return applied.kind === 'applied' ? applied.snapshot.interactions.map(({ id }) => id as string) : [];
};

describe('what belongs on a desk', () => {
  const wrapUp = (state: 'open' | 'parked' | 'finished') =>
    ({ state: 'ended', wrapUp: { agentId: me, state } }) as unknown as Partial<InteractionDoc>;
  const cases: [what: string, given: Partial<InteractionDoc>, stays: boolean][] = [
    ['a contact in talk', { state: 'talking' }, true],
    ['an offer', { state: 'offered' }, true],
    ['a wrap-up that runs', wrapUp('open'), true],
    ['a parked wrap-up', wrapUp('parked'), true],
    ['an own wrap-up of a contact that a colleague took', { ...wrapUp('parked'), agentId: 'other' as never }, true],
    ["a colleague's wrap-up", { wrapUp: { agentId: 'other', state: 'open' } as never, state: 'ended' }, false],
    ['a finished wrap-up', wrapUp('finished'), false],
    ['an ended contact without a wrap-up', { state: 'ended' }, false],
    ["somebody else's contact", { agentId: 'other' as never }, false],
    ['a contact that went back to the queue', { agentId: null, state: 'queue' }, false],
  ];
  test.each(cases)('%s', (_what, given, stays) => {
    expect(idsAfter(interaction('b', given))).toEqual(stays ? ['b'] : []);
  });

  test('a new one takes its place by arrival', () => {
    expect(idsAfter(interaction('a', { arrivedAt: '2026-03-10T07:00:00.000Z' }))).toEqual(['a', 'b']);
  });

  test('a callback of mine comes and goes with its state', () => {
    const callback = (state: string) =>
      ({ kind: 'callback', doc: { id: 'c', ownerId: me, state, dueAt: '' } }) as never;
    const due = applyPush(snapshot, events(10, 11, [callback('due')]), me);
    expect(due).toMatchObject({ snapshot: { callbacks: [{ id: 'c' }] } });
    const done = applyPush((due as { snapshot: DeskSnapshot }).snapshot, events(11, 12, [callback('done')]), me);
    expect(done).toMatchObject({ snapshot: { callbacks: [], version: 12 } });
  });
});

describe('the sequence', () => {
  test('a message that begins after the snapshot shows a gap', () => {
    expect(applyPush(snapshot, events(11, 12), me)).toEqual({ kind: 'gap' });
  });

  test('one that the snapshot holds already changes nothing', () => {
    expect(applyPush(snapshot, events(8, 10, [{ kind: 'interaction', doc: interaction('z', {}) }]), me)).toEqual({
      kind: 'unchanged',
    });
  });

  test('one that overlaps is applied: its documents are whole', () => {
    expect(applyPush(snapshot, events(8, 12), me)).toMatchObject({ kind: 'applied', snapshot: { version: 12 } });
  });

  test('a snapshot replaces everything, whatever its version', () => {
    const fresh = { ...snapshot, version: 3 };
    const message: PushMessage = {
      type: 'snapshot',
      snapshot: fresh,
      telephony: 'up',
      driver: 'simulated',
      build: '1',
    };
    expect(applyPush(snapshot, message, me)).toEqual({ kind: 'applied', snapshot: fresh });
  });

  test('news of the telephone system does not touch the desk', () => {
    expect(applyPush(snapshot, { type: 'telephony', state: 'away' }, me)).toEqual({ kind: 'unchanged' });
  });
});
