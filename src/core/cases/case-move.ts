import type { RefusalCode } from '../../shared/errors.ts';

type CaseState = 'open' | 'waiting' | 'resolved' | 'voided';

export type CaseMove = { kind: 'moves' } | { kind: 'stays' } | { kind: 'refused'; rule: RefusalCode };

/** Where a case may go from where it is: what was voided stays, and what was resolved waits for nothing. */
export function caseMove(from: CaseState, to: Exclude<CaseState, 'voided'>): CaseMove {
  if (from === 'voided') return { kind: 'refused', rule: 'case-voided' };
  if (from === to) return { kind: 'stays' };
  if (to === 'waiting' && from === 'resolved') return { kind: 'refused', rule: 'case-resolved' };
  return { kind: 'moves' };
}
