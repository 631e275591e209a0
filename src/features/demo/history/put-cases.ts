import type { Unit } from '../../../adapters/postgres/unit.ts';
import { type Instant, isoOf } from '../../../shared/time.ts';
import { caseTypeId } from '../seed/catalogue.ts';
import { drawFrom } from '../seed/draw.ts';
import { putRows } from '../seed/put-rows.ts';
import { seedId } from '../seed/seed-id.ts';
import type { BookedCase } from './case-book.ts';
import type { Month } from './play-month.ts';

const dayMs = 86_400_000;

export async function putCases(unit: Unit, { cases, contacts }: Month): Promise<void> {
  const draw = drawFrom(cases.cases.length);
  await putRows(
    unit,
    'case',
    cases.cases.map((one) => caseRow(one, dueAfter(one.openedAt, draw.between(2, 12)))),
  );
  await putRows(
    unit,
    'case_interaction',
    cases.links().map(({ caseId, interactionId, role, at }) => ({
      ...{ case_id: caseId, interaction_id: interactionId, role, linked_at: isoOf(at) },
    })),
  );
  await putRows(
    unit,
    'action_run',
    contacts.runs.map(({ actionId, objectId, interactionId, userId, caseId, at }, nth) => ({
      ...{ id: seedId<string>('action-run', `history-${nth}`), action_id: actionId, action_version: 1, result: 'done' },
      ...{ object_id: objectId, interaction_id: interactionId, user_id: userId, case_id: caseId, at: isoOf(at) },
    })),
  );
}

/** Nothing is to be done by a Saturday or a Sunday. */
function dueAfter(openedAt: Instant, days: number): Instant {
  const due = openedAt + days * dayMs;
  const isWeekend = [0, 6].includes(new Date(due).getUTCDay());
  return isWeekend ? due + 2 * dayMs : due;
}

/** By hand each has a day by which it is to be done; what an act serves is done at once. */
const caseRow = (one: BookedCase, dueAt: Instant) => ({
  ...{ id: one.id, no: one.no, title: one.title, case_type_id: caseTypeId(one.caseType), category: one.category },
  ...{ state: one.state, principal_id: one.principalId, customer_id: one.customerId, object_id: one.objectId },
  ...{ contact_point_id: one.contactPointId, owner_id: one.ownerId },
  made_by: JSON.stringify(one.madeBy ? { kind: 'action', ...one.madeBy } : { kind: 'user' }),
  ...{ opened_at: isoOf(one.openedAt), resolved_at: one.resolvedAt === null ? null : isoOf(one.resolvedAt) },
  due_at: one.madeBy ? null : isoOf(dueAt),
});
