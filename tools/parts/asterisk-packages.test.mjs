import { expect, it } from 'vitest';
import { asteriskVersion, isRecentEnough } from './asterisk-packages.mjs';

it('the version of Asterisk is the upstream part of its package version', () => {
  expect(asteriskVersion([{ name: 'asterisk', version: '1:22.10.1+dfsg+~cs6.17.60671434-1' }])).toBe('22.10.1');
  expect(asteriskVersion([{ name: 'asterisk-config', version: '1:22.10.1-1' }])).toBe('0');
});

it.each([
  ['22.10.0', true],
  ['22.11.2', true],
  ['23.0.0', true],
  ['22.9.9', false],
  ['16.28.0', false],
  ['0', false],
])('Asterisk %s is recent enough: %s', (version, expected) => {
  expect(isRecentEnough(version)).toBe(expected);
});
