import { describe, expect, it } from 'vitest';
import { mergeSettings } from './merge-settings.ts';

const base = {
  names: { cs: 'Karty', en: 'Cards' },
  ringMs: 20_000,
  skills: [
    { skill: 'cards', level: 3 },
    { skill: 'energy', level: 1 },
  ],
  plans: [{ calendar: 'day', is: 'closed', flow: 'night' }],
};

describe('two administrators on one form', () => {
  it('keep what each changed where the other did not', () => {
    const mine = { ...base, ringMs: 15_000, names: { ...base.names, pl: 'Karty' } };
    const theirs = { ...base, names: { ...base.names, en: 'Payment cards' } };
    expect(mergeSettings(base, mine, theirs)).toEqual({
      settings: { ...base, ringMs: 15_000, names: { cs: 'Karty', en: 'Payment cards', pl: 'Karty' } },
      clashes: [],
    });
  });

  it('add a line each to a list whose lines have a name, and both are there', () => {
    const mine = { ...base, skills: [...base.skills, { skill: 'polish', level: 2 }] };
    const theirs = { ...base, skills: [{ skill: 'cards', level: 5 }] };
    expect(mergeSettings(base, mine, theirs).settings['skills']).toEqual([
      { skill: 'cards', level: 5 },
      { skill: 'polish', level: 2 },
    ]);
  });

  it('clash where both changed the same, and mine stands until it is decided', () => {
    const mine = { ...base, ringMs: 15_000, plans: [] };
    const theirs = { ...base, ringMs: 30_000, plans: [...base.plans, ...base.plans] };
    expect(mergeSettings(base, mine, theirs)).toEqual({ settings: mine, clashes: ['ringMs', 'plans'] });
  });

  it('do not clash where both changed it to the same', () => {
    const both = { ...base, ringMs: 30_000 };
    expect(mergeSettings(base, both, both)).toEqual({ settings: both, clashes: [] });
  });

  it('clash within a line that both changed otherwise', () => {
    const set = (level: number) => ({ ...base, skills: [{ skill: 'cards', level }, base.skills[1]] });
    expect(mergeSettings(base, set(4), set(5)).clashes).toEqual(['skills']);
  });
});
