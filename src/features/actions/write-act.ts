import { sql } from 'kysely';
import type { FactRef, Unit } from '../../adapters/postgres/unit.ts';
import { type CaseOfAct, caseOfAct } from '../../core/cases/case-of-act.ts';
import type { ObjectDoc } from '../../shared/api/customers.ts';
import type { AppError } from '../../shared/errors.ts';
import type { CaseId, InteractionId, ObjectId } from '../../shared/ids.ts';
import { isoOf } from '../../shared/time.ts';
import type { LockedInteraction } from '../interactions/lock-interaction.ts';
import { getObject } from '../objects/get-object.ts';
import type { SignedIn } from '../route.ts';
import { type CaseMade, makeCaseByRule } from './make-case-by-rule.ts';
import { type ActFound, type CaseOfActFound, findLastCaseOfAct, lockObject } from './queries.ts';

export interface ActToWrite {
  asked: { id: ObjectId; action: string; interactionId: InteractionId | null };
  act: ActFound;
  ids: { runId: string; caseId: CaseId };
}

export interface ActPerformed {
  object: ObjectDoc;
  case: CaseMade | null;
  /** The log's version of `action.performed`. */
  event: number;
}

/**
 * What an act changes. In a contact it makes its case once for each object; the second act of the kind refreshes the
 * object and finds the case there, unless it was voided. The head of the log is held, so two at once come one after
 * the other.
 */
export async function writeAct(
  unit: Unit,
  signedIn: SignedIn,
  given: ActToWrite & { values: Record<string, unknown>; interaction: LockedInteraction | null },
): Promise<ActPerformed> {
  const { asked, act, ids, interaction } = given;
  const ofAct = await caseSoFar(unit, given);
  const existing = ofAct.kind === 'there' ? ofAct.case : null;
  const makesCase = interaction !== null && act.case_rule !== null && existing === null;
  const caseId = makesCase ? ids.caseId : (existing?.id ?? null);
  const performed = tellPerformed(unit, given, caseId, 'done');
  await refreshObject(unit, given, performed);
  const made = makesCase ? await makeCaseByRule(unit, { ...given, interaction, causedBy: performed }) : null;
  const replaces = ofAct.kind === 'missing' ? ofAct.replaces : null;
  await insertRun(unit, given, { result: 'done', detail: {}, made: made && { id: made.id, replaces } });
  return {
    object: await getObject(unit.tx, signedIn, asked.id),
    case: made ?? (existing && { id: existing.id, no: existing.no, title: existing.title, created: false }),
    event: await versionOf(unit, performed),
  };
}

export async function writeFailedAct(unit: Unit, given: ActToWrite & { refusal: AppError }): Promise<null> {
  const { code, detail } = given.refusal;
  tellPerformed(unit, given, null, 'failed');
  await insertRun(unit, given, { result: 'failed', detail: { code, ...detail }, made: null });
  return null;
}

async function caseSoFar(unit: Unit, { asked, act }: ActToWrite): Promise<CaseOfAct<CaseOfActFound>> {
  const { interactionId, id: objectId } = asked;
  if (interactionId === null) return caseOfAct<CaseOfActFound>(null);
  return caseOfAct(
    await findLastCaseOfAct(unit.tx, unit.who.tenantId, { interactionId, actionId: act.action_id, objectId }),
  );
}

function tellPerformed(
  unit: Unit,
  { asked, act }: ActToWrite,
  caseId: CaseId | null,
  result: 'done' | 'failed',
): FactRef {
  const { id: objectId, action, interactionId } = asked;
  const actionVersion = act.action_version;
  return unit.fact({ kind: 'action.performed', action, actionVersion, objectId, interactionId, caseId, result });
}

/** New values with where and when they are from; what was not told stays as it was. */
async function refreshObject(
  unit: Unit,
  { asked, act, values }: ActToWrite & { values: Record<string, unknown> },
  causedBy: FactRef,
): Promise<void> {
  const fields = Object.keys(values);
  if (fields.length === 0 || act.connector_key === null) return;
  const { tenantId } = unit.who;
  const object = await lockObject(unit.tx, tenantId, asked.id);
  const source = act.connector_key;
  const fresh = Object.fromEntries(fields.map((field) => [field, { source, at: isoOf(unit.at) }]));
  await unit.tx
    .updateTable('object')
    .set({
      data: JSON.stringify({ ...object.data, ...values }),
      freshness: JSON.stringify({ ...object.freshness, ...fresh }),
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', asked.id)
    .execute();
  unit.fact({ kind: 'object.changed', objectId: asked.id, fields, source }, { causedBy });
}

async function insertRun(
  unit: Unit,
  { asked, act, ids }: ActToWrite,
  run: {
    result: 'done' | 'failed';
    detail: Record<string, unknown>;
    made: { id: CaseId; replaces: CaseId | null } | null;
  },
): Promise<void> {
  const { actor } = unit.who;
  if (actor.kind !== 'user') throw new Error('an act is performed by a user');
  await unit.tx
    .insertInto('action_run')
    .values({
      ...{ tenant_id: unit.who.tenantId, id: ids.runId, user_id: actor.id, result: run.result },
      ...{ case_id: run.made?.id ?? null, replaces_case_id: run.made?.replaces ?? null },
      ...{ action_id: act.action_id, action_version: act.action_version },
      ...{ object_id: asked.id, interaction_id: asked.interactionId },
      detail: JSON.stringify(run.detail),
      at: new Date(unit.at),
    })
    .execute();
}

/** The head is held until the commit, so the versions of this unit's facts are known already. */
async function versionOf({ tx, who }: Unit, fact: FactRef): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select version from event_head where tenant_id = ${who.tenantId}`.execute(tx);
  return rows[0]!.version + 1 + fact.nth;
}
