import { expect, test } from 'vitest';
import { isWorseSpace, spaceOf, worstSpace } from './space.ts';

const withFree = (freeBytes: number) => ({ holds: ['database' as const], freeBytes, totalBytes: 1_000 });

test('a disk is scarce from four fifths on and full from nine tenths on', () => {
  expect([1_000, 201, 200, 101, 100, 0].map((free) => spaceOf(withFree(free)))).toEqual([
    ...['ok', 'ok', 'scarce', 'scarce', 'full', 'full'],
  ]);
});

test('a disk of no size has no space', () => {
  expect(spaceOf({ freeBytes: 0, totalBytes: 0 })).toBe('full');
});

test('of several disks the fullest counts', () => {
  expect(worstSpace([withFree(900), withFree(50), withFree(150)])).toBe('full');
  expect(worstSpace([withFree(900), withFree(150)])).toBe('scarce');
  expect(worstSpace([])).toBe('ok');
});

test('full is worse than scarce, and scarce than enough', () => {
  expect(isWorseSpace('full', 'scarce') && isWorseSpace('scarce', 'ok')).toBe(true);
  expect(isWorseSpace('ok', 'full') || isWorseSpace('scarce', 'scarce')).toBe(false);
});
