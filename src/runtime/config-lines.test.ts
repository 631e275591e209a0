import { describe, expect, it } from 'vitest';
import { AppError } from '../shared/errors.ts';
import { linesOf, refusalLines } from './config-lines.ts';

describe('what is printed of two configurations', () => {
  it('is one line for each field that is otherwise', () => {
    const fields = [
      { path: 'names.cs', here: undefined, inFile: 'Karty' },
      { path: 'ringMs', here: 20_000, inFile: 15_000 },
    ];
    expect(linesOf([{ noun: 'queue', key: 'cards', kind: 'different', fields }])).toEqual([
      '~ queue cards  names.cs: nothing → "Karty"',
      '~ queue cards  ringMs: 20000 → 15000',
    ]);
  });

  it('is one line for what stands on one side only', () => {
    expect(
      linesOf([
        { noun: 'skill', key: 'diving', kind: 'only-in-file', fields: [] },
        { noun: 'topic', key: 'rain', kind: 'only-here', fields: [] },
      ]),
    ).toEqual(['+ skill diving', '- topic rain']);
  });

  it('does not run over: a long value is cut', () => {
    const [line] = linesOf([
      {
        noun: 'flow',
        key: 'long',
        kind: 'different',
        fields: [{ path: 'definition', here: 'x'.repeat(500), inFile: 1 }],
      },
    ]);
    expect(line!.length).toBeLessThan(160);
  });
});

describe('a refusal', () => {
  it('is told with each part that it names', () => {
    const fields = [{ path: 'items.queue.cards.ringMs', message: 'Too small' }];
    expect(refusalLines(new AppError('validation-failed', { fields }))).toEqual([
      'The request does not fit the schema; `fields` names each path.',
      '  items.queue.cards.ringMs  Too small',
    ]);
  });

  it('is one line where it names nothing', () => {
    expect(refusalLines(new AppError('config-file-unknown'))).toHaveLength(1);
  });
});
