import { describe, expect, it } from 'vitest';
import { faultsOf, keyFaultOf } from './faults-of.ts';
import { blankOf } from './noun-forms.ts';

const queue = { ...blankOf('queue', 'cs'), names: { cs: 'Karty' } };

describe('what is wrong with settings', () => {
  it('is nothing where the server would take them', () => {
    expect(faultsOf('queue', queue).size).toBe(0);
  });

  it('is said at its field, with the limit that was passed', () => {
    const faults = faultsOf('queue', { ...queue, ringMs: 1_000, priority: 500, names: {} });
    expect(Object.fromEntries(faults)).toEqual({
      names: { kind: 'missing' },
      ringMs: { kind: 'too-little', limit: 3_000 },
      priority: { kind: 'too-much', limit: 100 },
    });
  });

  it('is that a number is missing, where none stands in its field', () => {
    expect(faultsOf('queue', { ...queue, ringMs: Number.NaN }).get('ringMs')).toEqual({ kind: 'missing' });
  });

  it('is that a flow is missing, where a new number has none yet', () => {
    expect(faultsOf('number', blankOf('number', 'cs')).get('flow')?.kind).toBe('missing');
  });

  it('is the key, where it is taken or cannot be one', () => {
    expect(keyFaultOf('queue', 'cards', ['cards'])).toBe('taken');
    expect(keyFaultOf('queue', 'Karty', [])).toBe('fault');
    expect(keyFaultOf('number', '+420', [])).toBe('number');
    expect(keyFaultOf('number', '420541100000', [])).toBeNull();
  });
});
