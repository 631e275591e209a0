import type { CandidateFound, Evidence } from '../../shared/events.ts';
import type { CustomerId } from '../../shared/ids.ts';

/** One reason to think that this customer is the caller, with what a person wants to see of it. */
export interface EvidenceFound {
  customerId: CustomerId;
  evidence: Evidence;
  detail: Record<string, string>;
}

export interface Ranking {
  state: 'none' | 'several' | 'matched';
  /** Only when matched. */
  customerId: CustomerId | null;
  candidates: CandidateFound[];
}

/** The order in which evidence counts; the earlier one wins whatever else speaks for another. */
const order: readonly Evidence[] = [
  'typed-identifier',
  'direct-number',
  'open-case',
  'called-recently',
  'shared-number',
  'representative',
  'signature',
];

/** Evidence that names one customer; all else says only that somebody is likely. */
const strong: readonly Evidence[] = ['typed-identifier', 'direct-number'];

/** What ties a customer to this caller at all; an open case alone would fit any stranger. */
const ties: readonly Evidence[] = ['typed-identifier', 'direct-number', 'shared-number', 'representative'];

const weight: Readonly<Record<Evidence, number>> = {
  'typed-identifier': 5,
  'direct-number': 4,
  'open-case': 2,
  'called-recently': 2,
  'shared-number': 1,
  representative: 2,
  signature: 1,
};

/**
 * Who may be calling, best first, each with the reasons. Matched only when strong evidence speaks for one customer
 * and for no second one; everything else is for a person to decide, and a guess is never more than a guess.
 */
export function rankCandidates(found: readonly EvidenceFound[]): Ranking {
  const candidates = [...byCustomer(found)].map(([customerId, reasons]) => candidateOf(customerId, reasons));
  candidates.sort(inOrder);
  const certain = candidates.filter((candidate) => candidate.evidence.some((reason) => strong.includes(reason)));
  const only = certain.length === 1 ? certain[0]! : null;
  if (only) return { state: 'matched', customerId: only.customerId, candidates };
  return { state: candidates.length === 0 ? 'none' : 'several', customerId: null, candidates };
}

function byCustomer(found: readonly EvidenceFound[]): Map<CustomerId, EvidenceFound[]> {
  const groups = new Map<CustomerId, EvidenceFound[]>();
  for (const one of found) groups.set(one.customerId, [...(groups.get(one.customerId) ?? []), one]);
  return groups;
}

function candidateOf(customerId: CustomerId, reasons: readonly EvidenceFound[]): CandidateFound {
  const evidence = order.filter((reason) => reasons.some((one) => one.evidence === reason));
  const details = Object.fromEntries(reasons.map((one) => [one.evidence, one.detail]));
  return { customerId, strength: strengthOf(evidence), evidence, details };
}

/** 5 is certain and 4 strong: only strong evidence makes 5, and what is tied by a signature alone stays at 1. */
function strengthOf(evidence: readonly Evidence[]): CandidateFound['strength'] {
  if (!isTied(evidence)) return 1;
  const sum = evidence.reduce((total, reason) => total + weight[reason], 0);
  const most = evidence.some((reason) => strong.includes(reason)) ? 5 : 4;
  return Math.min(sum, most) as CandidateFound['strength'];
}

const isTied = (evidence: readonly Evidence[]): boolean => evidence.some((reason) => ties.includes(reason));

function inOrder(one: CandidateFound, other: CandidateFound): number {
  if (isTied(one.evidence) !== isTied(other.evidence)) return isTied(one.evidence) ? -1 : 1;
  if (one.strength !== other.strength) return other.strength - one.strength;
  for (const reason of order) {
    const has = Number(other.evidence.includes(reason)) - Number(one.evidence.includes(reason));
    if (has !== 0) return has;
  }
  return one.customerId < other.customerId ? -1 : 1;
}
