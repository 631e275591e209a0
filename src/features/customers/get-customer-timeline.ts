import type { Tx } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { SignedIn } from '../route.ts';
import { listTimeline } from '../timeline/list-timeline.ts';
import { findCustomer } from './queries.ts';

/** All that happened with a customer; a customer that cannot be seen has no timeline either. */
export async function getCustomerTimeline(
  tx: Tx,
  signedIn: SignedIn,
  { id, before = null, limit }: { id: CustomerId; before?: string | null; limit: number },
) {
  if (!(await findCustomer(tx, signedIn.tenantId, id))) throw new AppError('not-found');
  return listTimeline(tx, signedIn, { customerId: id }, { before, limit });
}
