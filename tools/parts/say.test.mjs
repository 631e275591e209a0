import { expect, it } from 'vitest';
import { asksForJson, outputFor } from './say.mjs';

it('whoever asks for JSON gets it alone on standard output: what is said stands on standard error', () => {
  const asked = ['node', 'run.ts', '--json'];
  expect([asksForJson(asked), outputFor(asked)]).toEqual([true, process.stderr]);
});

it('a person reads everything on standard output', () => {
  const asked = ['node', 'run.ts'];
  expect([asksForJson(asked), outputFor(asked)]).toEqual([false, process.stdout]);
});
