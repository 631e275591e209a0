import { describe, expect, it } from 'vitest';
import { fitPane } from './pane-widths.ts';

describe('the width of a pane', () => {
  it('is what was asked between its limits', () => {
    expect(fitPane('roster', 300, {}, 1_600)).toBe(300);
    expect(fitPane('roster', 100, {}, 1_600)).toBe(220);
    expect(fitPane('roster', 900, {}, 1_600)).toBe(360);
  });

  it('leaves the stage 560', () => {
    expect(fitPane('context', 520, { roster: 360 }, 1_366)).toBe(390);
    expect(fitPane('roster', 360, { context: 480 }, 1_366)).toBe(270);
  });

  it('is never less than the pane needs, however narrow the window', () => {
    expect(fitPane('context', 400, { roster: 360 }, 1_200)).toBe(320);
  });
});
