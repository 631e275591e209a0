import { describe, expect, it } from 'vitest';
import { stateTone } from './object-state.ts';

describe('the tone of an object', () => {
  it.each([
    ['active', 'good'],
    ['paid', 'good'],
    ['blocked', 'bad'],
    ['overdue', 'bad'],
    ['unpaid', 'bad'],
    ['expired', 'bad'],
    ['closed', 'quiet'],
    ['a state of the tenant', 'quiet'],
  ])('%s is %s', (state, tone) => {
    expect(stateTone(state)).toBe(tone);
  });
});
