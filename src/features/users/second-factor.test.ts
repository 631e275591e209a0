import { describe, expect, it } from 'vitest';
import { secondFactorOwed } from './second-factor.ts';

const of = { isSet: false, role: 'supervisor', rule: 'asked', demo: false } as const;

describe('a second factor', () => {
  it.each([
    ['asked', of],
    ['asked', { ...of, role: 'admin' }],
    ['demanded', { ...of, rule: 'demanded' }],
    ['demanded', { ...of, rule: 'demanded', demo: true }],
    ['set', { ...of, isSet: true, rule: 'demanded' }],
    ['set', { ...of, isSet: true, role: 'agent' }],
    ['free', { ...of, role: 'agent', rule: 'demanded' }],
    ['free', { ...of, demo: true }],
  ] as const)('is %s of %o', (owed, person) => {
    expect(secondFactorOwed(person)).toBe(owed);
  });
});
