import { defineConfig } from 'vitest/config';

/** A simulation takes every core for as long as it lasts; tests of real time want one now and then. */
const afterTheOthers = { groupOrder: 1 };

/** Lanes are folders: what a lane runs is where its files lie, never a flag inside a test. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            ...['src/**/*.test.{ts,tsx}', 'tools/**/*.test.mjs', 'bench/**/*.test.ts'],
            ...['test/house/**/*.test.ts', 'test/faults/**/*.test.ts'],
          ],
        },
      },
      {
        test: {
          name: 'database',
          include: ['test/db/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      // Whole servers that are lost and come back: seconds each, so only `npm run test:full` runs them.
      {
        test: {
          name: 'recovery',
          include: ['test/recovery/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'simulation',
          include: ['test/sim/**/*.test.ts', 'test/scenarios/**/*.test.ts'],
          testTimeout: 120_000,
          sequence: afterTheOthers,
        },
      },
      { test: { name: 'simulation-long', include: ['test/sim-long/**/*.test.ts'], sequence: afterTheOthers } },
      { test: { name: 'phone-smoke', include: ['test/phone/smoke/**/*.test.ts'], ...telephone() } },
      { test: { name: 'phone', include: ['test/phone/**/*.test.ts'], ...telephone() } },
    ],
  },
});

/** One Asterisk serves the lane: calls of two files at once would answer each other. */
function telephone() {
  return { fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 };
}
