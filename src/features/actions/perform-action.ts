import { lockHead } from '../../adapters/postgres/lock-head.ts';
import type { ConnectorAnswer, ConnectorCall } from '../../core/connectors/connector-port.ts';
import { ConnectorManifest } from '../../shared/connector-manifest.ts';
import { AppError } from '../../shared/errors.ts';
import type { CaseId, InteractionId, ObjectId } from '../../shared/ids.ts';
import { noteHealth } from '../connectors/note-health.ts';
import type { Deps } from '../deps.ts';
import { demandOwnInteraction, lockInteraction } from '../interactions/lock-interaction.ts';
import { type SignedIn, whoOf } from '../route.ts';
import { type ActFound, findAct } from './queries.ts';
import { type ActPerformed, writeAct, writeFailedAct } from './write-act.ts';

export interface ActRequest {
  id: ObjectId;
  action: string;
  interactionId: InteractionId | null;
}

/**
 * An agent's act on an object: the other system is asked first, outside any transaction; what it said, the case that
 * the act makes and their links are then written at once. A system that fails changes nothing but the record that it
 * was tried.
 */
export async function performAction(
  deps: Deps,
  callConnector: ConnectorCall,
  signedIn: SignedIn,
  asked: ActRequest,
): Promise<ActPerformed> {
  const who = whoOf(signedIn);
  const act = await deps.read(who, async (tx) => {
    const { id, action, interactionId } = asked;
    // Asked before the other system is: an act that would be refused afterwards must not have happened there.
    if (interactionId) await demandOwnInteraction(tx, signedIn, interactionId);
    return findAct(tx, signedIn.tenantId, id, action);
  });
  if (!act) throw new AppError('not-found');
  const answer = await ask(callConnector, act);
  const refusal = refusalOf(answer);
  const ids = { runId: deps.newId(), caseId: deps.newId() as CaseId };
  const performed = await deps.commit(who, async (unit) => {
    await lockHead(unit);
    const interaction = asked.interactionId ? await lockInteraction(unit, signedIn, asked.interactionId) : null;
    if (act.connector_id && answer) await noteHealth(unit, act.connector_id, answer);
    if (refusal) return writeFailedAct(unit, { asked, act, ids, refusal });
    const values = answer?.kind === 'answered' ? answer.values : {};
    return writeAct(unit, signedIn, { asked, act, ids, values, interaction });
  });
  if (!performed) throw refusal!;
  return performed;
}

/** Null: the act asks nobody. */
async function ask(callConnector: ConnectorCall, act: ActFound): Promise<ConnectorAnswer | null> {
  if (act.connector_id === null || act.operation === null) return null;
  if (!act.connector_enabled) return { kind: 'unavailable', why: 'switched off' };
  return callConnector({
    connectorId: act.connector_id,
    manifest: ConnectorManifest.parse(act.manifest),
    operation: act.operation,
    values: { key: act.object_key },
  });
}

function refusalOf(answer: ConnectorAnswer | null): AppError | null {
  if (answer === null || answer.kind === 'answered') return null;
  if (answer.kind === 'timeout') return new AppError('connector-timeout');
  return new AppError('connector-unavailable', { why: answer.why });
}
