import { expect, it } from 'vitest';
import { nodeObjection } from './node-version.mjs';

it('Node 20.19 is the oldest that will do', () => {
  expect(nodeObjection('20.19.0')).toBeUndefined();
  expect(nodeObjection('24.1.0')).toBeUndefined();
  expect(nodeObjection('20.18.9')).toBe('Zvon needs Node 20.19 or newer, and this is Node 20.18.9.');
  expect(nodeObjection('18.20.0')).toContain('18.20.0');
});
