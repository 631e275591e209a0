import type { TenantId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';

export type InvariantId =
  | 'I1'
  | 'I2'
  | 'I3'
  | 'I4'
  | 'I5'
  | 'I6'
  | 'I7'
  | 'I8'
  | 'I9'
  | 'I10'
  | 'I12'
  | 'I14'
  | 'I15'
  | 'I16'
  | 'I17'
  | 'I19'
  | 'I20';

/** What an invariant found: whom it is about (a contact, an agent, a node) and what is wrong, in a sentence. */
export interface Finding {
  about: string;
  says: string;
}

/** A finding with its place in the run. `threw`: production code failed where nobody expected it to. */
export interface Violation extends Finding {
  invariant: InvariantId | 'threw';
  step: number;
  at: Instant;
  tenantId: TenantId | null;
}
