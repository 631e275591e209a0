import type { Tx } from '../../adapters/postgres/unit.ts';
import type { FlowRow } from '../../shared/api/flows.ts';
import { inLanguage } from '../../shared/language.ts';
import { isoOf } from '../../shared/time.ts';
import type { SignedIn } from '../route.ts';
import { findFlows, findNumbers } from './queries.ts';

/** All flows, those out of use too, each with what is dialled to come there. */
export async function listFlows(tx: Tx, { tenantId, language }: SignedIn): Promise<FlowRow[]> {
  const flows = await findFlows(tx, tenantId);
  const numbers = await findNumbers(tx, tenantId);
  return flows.map((flow) => ({
    key: flow.key,
    name: inLanguage(flow.names, language),
    publishedVersion: flow.published_version,
    publishedAt: flow.published_at && isoOf(flow.published_at.getTime()),
    hasDraft: flow.has_draft,
    numbers: numbers.filter(({ key }) => key === flow.key).map(({ digits }) => digits),
    retiredAt: flow.retired_at && isoOf(flow.retired_at.getTime()),
  }));
}
