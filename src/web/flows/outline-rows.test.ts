import { describe, expect, it } from 'vitest';
import { connect, putStep } from './edit-flow.ts';
import { infoline, playStep } from './flow-cast.ts';
import { nextRow, outlineRows } from './outline-rows.ts';

const lines = (flow: typeof infoline): string[] =>
  outlineRows(flow).map((row) => {
    const what = row.kind === 'step' ? row.name : row.kind === 'mention' ? `(${row.name})` : `!${row.wanted}`;
    return `${'- '.repeat(row.level - 1)}${row.via ? `${row.via.exit} ` : ''}${what}`;
  });

describe('the outline', () => {
  it('tells every step once, under the first exit that leads to it, and mentions it at the others', () => {
    expect(lines(infoline)).toEqual(['Hello', '- next Menu', '- - 1 Cards', '- - 2 Energy', '- - none (Cards)']);
  });

  it('tells of an exit that leads nowhere, and of steps that nothing leads to', () => {
    const flow = putStep(connect(infoline, { step: 'Menu', exit: '2' }, '?'), 'Alone', playStep('toString'));
    expect(lines(flow)).toEqual([
      ...['Hello', '- next Menu', '- - 1 Cards', '- - 2 !?', '- - none (Cards)'],
      ...['Energy', 'Alone', '- next !toString'],
    ]);
  });

  it('ends at a loop', () => {
    expect(lines(connect(infoline, { step: 'Menu', exit: '1' }, 'Hello'))).toContain('- - 1 (Hello)');
  });
});

describe('an arrow in the outline', () => {
  const rows = outlineRows(infoline);
  const [hello, menu, cards] = rows.map(({ id }) => id);

  it.each([
    ['down to the next row', hello, 'ArrowDown', menu],
    ['up to the row before', cards, 'ArrowUp', menu],
    ['right into what stands under it', menu, 'ArrowRight', cards],
    ['left to what it stands under', cards, 'ArrowLeft', menu],
    ['nowhere to the right of a last step', cards, 'ArrowRight', cards],
    ['nowhere above the first', hello, 'ArrowUp', hello],
  ])('leads %s', (_, from, key, to) => {
    expect(nextRow(rows, from!, key)).toBe(to);
  });
});
