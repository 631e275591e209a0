import type { RefusalCode } from '../../shared/errors.ts';

type CaseState = 'open' | 'waiting' | 'resolved' | 'voided';

export type CaseMove = { kind: 'moves' } | { kind: 'stays' } | { kind: 'refused'; rule: RefusalCode };

/** Where a case may go from where it is: what was voided stays, and only what was resolved is opened again. */
export function caseMove(from: CaseState, to: Exclude<CaseState, 'voided'>): CaseMove {
  if (from === 'voided') return { kind: 'refused', rule: 'case-voided' };
  if (from === to) return { kind: 'stays' };
  if (to === 'open' && from !== 'resolved') return { kind: 'refused', rule: 'case-not-resolved' };
  if (to === 'waiting' && from === 'resolved') return { kind: 'refused', rule: 'case-resolved' };
  return { kind: 'moves' };
}
