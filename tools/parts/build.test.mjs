import { expect, it } from 'vitest';
import { firstTellingLine } from './build.mjs';

it('of a broken build the line that names the cause is told', () => {
  const output =
    'error during build:\nBuild failed with 1 error:\n\n[UNRESOLVED_IMPORT] Could not resolve ./a.ts in b.ts\n  at x';
  expect(firstTellingLine(output)).toBe('[UNRESOLVED_IMPORT] Could not resolve ./a.ts in b.ts');
  expect(firstTellingLine('')).toBe('no reason was given');
});
