import type { CaseId } from '../../shared/ids.ts';

/** Whether an act that is done in a contact finds its case there or makes one, in place of one that was voided. */
export type CaseOfAct<T> = { kind: 'there'; case: T } | { kind: 'missing'; replaces: CaseId | null };

/** The same act twice is one case. Who undid it and does it again means it this time. */
export function caseOfAct<T extends { id: CaseId; state: string }>(last: T | null): CaseOfAct<T> {
  if (last === null) return { kind: 'missing', replaces: null };
  return last.state === 'voided' ? { kind: 'missing', replaces: last.id } : { kind: 'there', case: last };
}
