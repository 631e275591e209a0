import { expect, test } from 'vitest';
import { heldMsOf } from './caller-of.ts';

const now = Date.UTC(2026, 10, 22, 9, 30);
const iso = (at: number): string => new Date(at).toISOString();

test('a hold that goes on counts until now, on top of those that are over', () => {
  expect(heldMsOf({ heldMs: 20_000, heldSince: null }, now)).toBe(20_000);
  expect(heldMsOf({ heldMs: 20_000, heldSince: iso(now - 7_000) }, now)).toBe(27_000);
});
