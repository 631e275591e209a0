import { describe, expect, it } from 'vitest';
import { connect, placeStep, putStep, removeStep } from './edit-flow.ts';
import { diffFlow, isEqual, isSame } from './diff-flow.ts';
import { infoline, queueStep } from './flow-cast.ts';

describe('two versions of a flow', () => {
  it('are the same for callers wherever their steps stand', () => {
    const placed = placeStep(infoline, 'Menu', { x: 8, y: 8 });
    expect(isSame(diffFlow(infoline, placed))).toBe(true);
    expect(isEqual(infoline, placed)).toBe(false);
  });

  it('differ by the steps that were added and removed', () => {
    const after = putStep(removeStep(infoline, 'Energy'), 'Night', queueStep('night'));
    expect(diffFlow(infoline, after).steps).toEqual([
      { kind: 'added', step: 'Night' },
      { kind: 'removed', step: 'Energy' },
    ]);
  });

  it('differ by the fields of a step, each with its old and its new value', () => {
    const after = connect(infoline, { step: 'Menu', exit: '2' }, 'Cards');
    expect(diffFlow(infoline, after).steps).toEqual([
      { kind: 'changed', step: 'Menu', fields: [{ path: 'choices.1.next', before: 'Energy', after: 'Cards' }] },
    ]);
  });

  it('differ by a key that was taken off a menu and by a comment', () => {
    const menu = infoline.steps['Menu']!;
    if (menu.kind !== 'menu') throw new Error('the menu is no menu');
    const shorter = putStep(infoline, 'Menu', { ...menu, choices: menu.choices.slice(0, 1) });
    expect(diffFlow(infoline, { ...shorter, comments: { Cards: 'Ask Alena' } }).steps).toEqual([
      {
        kind: 'changed',
        step: 'Menu',
        fields: [{ path: 'choices.1', before: { digit: '2', next: 'Energy' }, after: undefined }],
      },
      { kind: 'changed', step: 'Cards', fields: [{ path: 'comment', before: undefined, after: 'Ask Alena' }] },
    ]);
  });

  it('differ by where they begin', () => {
    expect(diffFlow(infoline, { ...infoline, start: 'Menu' }).start).toEqual({ before: 'Hello', after: 'Menu' });
  });
});
