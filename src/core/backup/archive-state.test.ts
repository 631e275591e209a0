import { expect, it } from 'vitest';
import { archiveState } from './archive-state.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 22, 21);
const working = { archives: true, isStuck: false, waitsSince: null };

it('a log that is handed over and taken is well', () => {
  expect(archiveState(working, now)).toBe('ok');
});

it('much that was written at once and waits for its turn is no trouble', () => {
  expect(archiveState({ ...working, waitsSince: now - minute }, now)).toBe('ok');
});

it('what nobody takes for more than a minute is trouble', () => {
  expect(archiveState({ ...working, waitsSince: now - minute - 1 }, now)).toBe('trouble');
});

it('a server that cannot hand over is in trouble at once', () => {
  expect(archiveState({ ...working, isStuck: true }, now)).toBe('trouble');
});

it('a server that hands over nothing is off, whatever waited before', () => {
  expect(archiveState({ archives: false, isStuck: true, waitsSince: 0 }, now)).toBe('off');
});
