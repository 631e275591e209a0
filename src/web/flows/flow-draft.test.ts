import { describe, expect, it } from 'vitest';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import { infoline, playStep, queueStep } from './flow-cast.ts';
import { beginDraft, changeDraft, type DraftChange, type FlowDraft } from './flow-draft.ts';

const drawn = (...changes: DraftChange[]): FlowDraft => changes.reduce(changeDraft, beginDraft(infoline));
const menuOf = ({ steps }: FlowDefinition) => steps['Menu'];

describe('what is drawn', () => {
  it('keeps every exit of a step that is renamed, its place, its comment and the start', () => {
    const { definition } = drawn(
      { kind: 'place', name: 'Cards', place: { x: 8, y: 16 } },
      { kind: 'comment', name: 'Cards', comment: 'Ask Alena' },
      { kind: 'rename', from: 'Cards', to: 'Queue of cards' },
      { kind: 'rename', from: 'Hello', to: 'Welcome' },
    );
    expect(menuOf(definition)).toMatchObject({
      choices: [{ next: 'Queue of cards' }, { next: 'Energy' }],
      none: 'Queue of cards',
    });
    expect(definition).toMatchObject({
      start: 'Welcome',
      places: { 'Queue of cards': { x: 8, y: 16 } },
      comments: { 'Queue of cards': 'Ask Alena' },
    });
    expect(Object.keys(definition.steps)).toEqual(['Welcome', 'Menu', 'Queue of cards', 'Energy']);
  });

  it.each(['Menu', '?', ''])('is not changed by a name that cannot be: "%s"', (to) => {
    expect(drawn({ kind: 'rename', from: 'Cards', to }).definition).toBe(infoline);
  });

  it('connects nothing by a guess when a step is deleted: what led to it dangles', () => {
    const { definition } = drawn({ kind: 'remove', name: 'Cards' });
    expect(definition.steps).not.toHaveProperty('Cards');
    expect(menuOf(definition)).toMatchObject({ choices: [{ next: 'Cards' }, { next: 'Energy' }], none: 'Cards' });
  });

  it('puts a step that is added after an exit between it and where it led', () => {
    const { definition } = drawn({
      kind: 'add',
      name: 'Sorry',
      step: playStep('?'),
      after: { step: 'Menu', exit: 'none' },
    });
    expect(menuOf(definition)).toMatchObject({ none: 'Sorry' });
    expect(definition.steps['Sorry']).toMatchObject({ next: 'Cards' });
  });

  it('begins with the first step that it is given', () => {
    const draft = changeDraft(beginDraft({ start: '?', steps: {} }), {
      kind: 'add',
      name: 'Hello',
      step: playStep('?'),
    });
    expect(draft.definition.start).toBe('Hello');
  });

  it('moves a step behind another exit and closes the gap it leaves', () => {
    const { definition } = drawn({ kind: 'move', name: 'Hello', after: { step: 'Menu', exit: '2' } });
    expect(definition.start).toBe('Menu');
    expect(menuOf(definition)).toMatchObject({ choices: [{ next: 'Cards' }, { next: 'Hello' }] });
    expect(definition.steps['Hello']).toMatchObject({ next: 'Energy' });
  });

  it('leaves an exit open where a step without a way out was moved from', () => {
    const { definition } = drawn({ kind: 'move', name: 'Energy', after: { step: 'Menu', exit: 'none' } });
    expect(menuOf(definition)).toMatchObject({ choices: [{ next: 'Cards' }, { next: '?' }], none: 'Energy' });
  });

  it('has the same step twice, under another name and a little beside it', () => {
    const { definition } = drawn(
      { kind: 'place', name: 'Cards', place: { x: 0, y: 0 } },
      { kind: 'duplicate', name: 'Cards', copy: 'Cards 2' },
    );
    expect(definition.steps['Cards 2']).toEqual(queueStep('cards'));
    expect(definition.places).toEqual({ Cards: { x: 0, y: 0 }, 'Cards 2': { x: 24, y: 24 } });
  });

  it('has no comments left when the last was emptied', () => {
    const { definition } = drawn(
      { kind: 'comment', name: 'Menu', comment: 'a' },
      { kind: 'comment', name: 'Menu', comment: '' },
    );
    expect(definition).not.toHaveProperty('comments');
  });
});

describe('what was drawn', () => {
  const removed = drawn({ kind: 'remove', name: 'Energy' }, { kind: 'remove', name: 'Cards' });

  it('comes back by undo, state by state, and goes again by redo', () => {
    const back = changeDraft(changeDraft(removed, { kind: 'undo' }), { kind: 'undo' });
    expect(back.definition).toEqual(infoline);
    const again = changeDraft(changeDraft(back, { kind: 'redo' }), { kind: 'redo' });
    expect(again.definition).toEqual(removed.definition);
  });

  it('is not there to redo once something else was drawn', () => {
    const other = changeDraft(changeDraft(removed, { kind: 'undo' }), { kind: 'begin-with', name: 'Menu' });
    expect(changeDraft(other, { kind: 'redo' })).toBe(other);
  });

  it('stays when there is nothing to undo', () => {
    const fresh = beginDraft(infoline);
    expect(changeDraft(fresh, { kind: 'undo' })).toBe(fresh);
  });

  it('undoes the letters of one field together, and those of the next apart', () => {
    const draft = drawn(
      { kind: 'comment', name: 'Menu', comment: 'A' },
      { kind: 'comment', name: 'Menu', comment: 'As' },
      { kind: 'comment', name: 'Cards', comment: 'B' },
    );
    const once = changeDraft(draft, { kind: 'undo' });
    expect(once.definition.comments).toEqual({ Menu: 'As' });
    expect(changeDraft(once, { kind: 'undo' }).definition).toEqual(infoline);
  });

  it('is within reach of undo also when another definition took its place', () => {
    const replaced = drawn({ kind: 'replace', definition: { start: '?', steps: {} } });
    expect(changeDraft(replaced, { kind: 'undo' }).definition).toEqual(infoline);
  });
});
