import { describe, expect, it } from 'vitest';
import { connect, placeStep, putStep } from './edit-flow.ts';
import { infoline, menuStep, playStep } from './flow-cast.ts';
import { grid, layOut, stepHeight } from './lay-out.ts';

const columnsOf = (places: ReturnType<typeof layOut>): Record<string, number> => {
  const columns = [...new Set(Object.values(places).map(({ x }) => x))].toSorted((one, other) => one - other);
  return Object.fromEntries(Object.entries(places).map(([name, { x }]) => [name, columns.indexOf(x)]));
};

describe('steps without a place', () => {
  it('stand from left to right, each behind all that lead to it', () => {
    expect(columnsOf(layOut(infoline))).toEqual({ Hello: 0, Menu: 1, Cards: 2, Energy: 2 });
    const longer = putStep(connect(infoline, { step: 'Menu', exit: 'none' }, 'Sorry'), 'Sorry', playStep('Cards'));
    expect(columnsOf(layOut(longer))).toEqual({ Hello: 0, Menu: 1, Energy: 2, Sorry: 2, Cards: 3 });
  });

  it('are not driven to the right by a loop', () => {
    const loop = connect(infoline, { step: 'Menu', exit: 'none' }, 'Hello');
    expect(columnsOf(layOut(loop))).toEqual({ Hello: 0, Menu: 1, Cards: 2, Energy: 2 });
  });

  it('stand in the order of the exits that lead to them, none over another, all on the grid', () => {
    const places = layOut(infoline);
    expect(places['Energy']!.y).toBeGreaterThanOrEqual(places['Cards']!.y + stepHeight(infoline.steps['Cards']!));
    expect(Object.values(places).every(({ x, y }) => x % grid === 0 && y % grid === 0)).toBe(true);
  });

  it('begin at the left where nothing leads to them', () => {
    expect(columnsOf(layOut(putStep(infoline, 'Alone', menuStep({ 1: '?' }, '?'))))['Alone']).toBe(0);
  });
});

it('a step stands where its author put it, whatever the others do', () => {
  const placed = placeStep(infoline, 'Menu', { x: 333, y: 7 });
  expect(layOut(placed)['Menu']).toEqual({ x: 333, y: 7 });
  expect(layOut(placed)['Cards']).toEqual(layOut(infoline)['Cards']);
});

it('a place whose step is gone is nobody’s', () => {
  expect(layOut({ ...infoline, places: { Gone: { x: 0, y: 0 } } })).not.toHaveProperty('Gone');
});
