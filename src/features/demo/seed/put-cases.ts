import type { FactRef, Unit } from '../../../adapters/postgres/unit.ts';
import type { Fact } from '../../../shared/events.ts';
import type { CaseId, InteractionId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { caseTypeId } from './catalogue.ts';
import { customerId, objectId, pointId } from './put-customers.ts';
import { putRows } from './put-rows.ts';
import type { ObjectTypeKey } from './seed-customer.ts';
import { seedId } from './seed-id.ts';
import { userId } from './staff.ts';

export interface SeedCase {
  no: number;
  title: string;
  type: string;
  state: 'open' | 'waiting' | 'resolved';
  customer?: string;
  point?: string;
  object?: readonly [ObjectTypeKey, string];
  owner: string | null;
  dueInMs?: number;
  openedMsAgo: number;
  resolvedMsAgo?: number;
  /** The contact that opened it. */
  by?: string;
}

/** How long after its opening a case was left to wait. */
const openMs = 5 * 60_000;

export const contactId = (key: string): InteractionId => seedId('interaction', key);
const caseId = (no: number): CaseId => seedId('case', String(no));

/** Cases with their links and their history, as if their owners had opened them by hand. */
export async function putCases(unit: Unit, cases: readonly SeedCase[]): Promise<void> {
  const ago = (ms: number): string => new Date(unit.at - ms).toISOString();
  await putRows(
    unit,
    'case',
    cases.map((one) => caseRow(one, ago)),
  );
  await putRows(
    unit,
    'case_interaction',
    cases.flatMap(({ no, by, openedMsAgo }) =>
      by
        ? [{ case_id: caseId(no), interaction_id: contactId(by), role: 'opened_by', linked_at: ago(openedMsAgo) }]
        : [],
    ),
  );
  tellCases(unit, cases);
}

function caseRow(one: SeedCase, ago: (ms: number) => string) {
  const { customerId: customer_id, objectId: object_id } = surroundingsOf(one);
  return {
    ...{ id: caseId(one.no), no: one.no, title: one.title, case_type_id: caseTypeId(one.type), state: one.state },
    ...{ customer_id, object_id },
    contact_point_id: one.point ? pointId('phone', one.point) : null,
    owner_id: one.owner && userId(one.owner),
    due_at: one.dueInMs === undefined ? null : ago(-one.dueInMs),
    made_by: JSON.stringify({ kind: 'user' }),
    opened_at: ago(one.openedMsAgo),
    resolved_at: one.resolvedMsAgo === undefined ? null : ago(one.resolvedMsAgo),
  };
}

const surroundingsOf = ({ customer, object }: SeedCase) => ({
  customerId: customer ? customerId(customer) : null,
  objectId: object ? objectId(...object) : null,
});

/** The log is in the order of time, whichever case it is about. */
function tellCases(unit: Unit, cases: readonly SeedCase[]): void {
  const created = new Map<CaseId, FactRef>();
  const told = cases.flatMap((one) => factsOf(one, unit.at).map((fact) => ({ ...fact, owner: one.owner })));
  for (const { fact, at, owner } of told.toSorted((one, other) => one.at - other.at)) {
    const actor = owner === null ? unit.who.actor : ({ kind: 'user', id: userId(owner) } as const);
    const causedBy = fact.kind === 'case.linked' ? (created.get(fact.caseId) ?? null) : null;
    const ref = unit.fact(fact, { actor, at, causedBy });
    if (fact.kind === 'case.created') created.set(fact.caseId, ref);
  }
}

function factsOf(one: SeedCase, now: Instant): { at: Instant; fact: Fact }[] {
  const { no, by, state, openedMsAgo, resolvedMsAgo } = one;
  const about = { caseId: caseId(no), ...surroundingsOf(one) };
  const openedAt = now - openedMsAgo;
  const opened: Fact[] = [
    { kind: 'case.created', ...about, no, interactionId: by ? contactId(by) : null, byAction: null },
    ...(by ? [{ kind: 'case.linked', ...about, interactionId: contactId(by), role: 'opened_by' } as const] : []),
  ];
  const changedAt = resolvedMsAgo === undefined ? openedAt + openMs : now - resolvedMsAgo;
  return [
    ...opened.map((fact) => ({ at: openedAt, fact })),
    ...(state === 'open'
      ? []
      : [{ at: changedAt, fact: { kind: 'case.stateChanged', ...about, state, reason: null } as const }]),
  ];
}
