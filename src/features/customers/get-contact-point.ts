import type { Tx } from '../../adapters/postgres/unit.ts';
import { phoneKeyOf } from '../../core/search/phone-key.ts';
import { AppError } from '../../shared/errors.ts';
import type { ContactPointId } from '../../shared/ids.ts';
import { isoOf } from '../../shared/time.ts';
import { listInteractions } from '../interactions/list-interactions.ts';
import type { SignedIn } from '../route.ts';
import { countryOf } from './country-of.ts';
import { findOpenCases, findPoint, findUsersOf } from './queries.ts';

const recentMax = 10;

/** A number or an address as an entity: who uses it, its last contacts and what is open without a person. */
export async function getContactPoint(tx: Tx, signedIn: SignedIn, id: ContactPointId, now: number) {
  const { tenantId } = signedIn;
  const point = await findPoint(tx, tenantId, id);
  if (!point) throw new AppError('not-found');
  const key = point.kind === 'phone' ? phoneKeyOf(point.value, await countryOf(tx, tenantId)) : null;
  const recent = await listInteractions(tx, signedIn, {
    ...{ from: isoOf(0), to: isoOf(now + 1), of: 'contacts', contactPointId: id, limit: recentMax },
  });
  return {
    point,
    customers: await findUsersOf(tx, tenantId, id),
    interactions: recent.rows,
    openCases: await findOpenCases(tx, signedIn, { contactPointId: id }),
    country: key?.country ?? null,
    lineType: key?.line ?? null,
  };
}
