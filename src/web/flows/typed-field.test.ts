import { describe, expect, it } from 'vitest';
import type { FlowTest } from '../../shared/config/flow.ts';
import { typedField } from './typed-field.ts';

const caller = (prefix: string): FlowTest => ({ of: 'caller', prefixes: [prefix] });

describe('what is undone together', () => {
  it('are the letters of one field', () => {
    expect(typedField({ attribute: 'ca' })).toBe(typedField({ attribute: 'car' }));
    expect(typedField({ all: [caller('+4')] })).toBe(typedField({ all: [caller('+42')] }));
    expect(typedField({ attributes: { vip: 'y' } })).toBe(typedField({ attributes: { vip: 'ye' } }));
  });

  it('is nothing that was chosen, added or taken away', () => {
    expect(typedField({ prompt: 'greeting' })).toBeNull();
    expect(typedField({ choices: [] })).toBeNull();
    expect(typedField({ all: [caller('+4')] })).not.toBe(typedField({ all: [caller('+4'), caller('+')] }));
    expect(typedField({ attributes: {} })).not.toBe(typedField({ attributes: { vip: '' } }));
  });
});
