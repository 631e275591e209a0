import { expect, test } from 'vitest';
import { caseMove } from './case-move.ts';

test.each([
  ['open', 'waiting', 'moves'],
  ['open', 'resolved', 'moves'],
  ['waiting', 'resolved', 'moves'],
  ['resolved', 'open', 'moves'],
  ['waiting', 'open', 'moves'],
  ['resolved', 'waiting', 'case-resolved'],
  ['voided', 'open', 'case-voided'],
  ['voided', 'waiting', 'case-voided'],
  ['voided', 'resolved', 'case-voided'],
  ['open', 'open', 'stays'],
  ['waiting', 'waiting', 'stays'],
  ['resolved', 'resolved', 'stays'],
] as const)('a case that is %s and is to be %s: %s', (from, to, comes) => {
  const move = caseMove(from, to);
  expect(move.kind === 'refused' ? move.rule : move.kind).toBe(comes);
});
